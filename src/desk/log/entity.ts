import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { InstantType } from '../columns.ts';

/** One line of the operations log: what was run on the data as a whole, and every operation that failed. */
export const OperationLog = defineEntity({
  name: 'OperationLog',
  tableName: 'operations_log',
  properties: {
    id: p.string().length(36).primary(),
    at: p.type(InstantType).index('idx_operations_log_at'),
    operation: p.string().length(100).index('idx_operations_log_operation'),
    actor: p.string().length(255),
    session_id: p.string().length(64),
    origin: p.string().length(255),
    outcome: p.enum(['done', 'failed']),
    code: p.string().length(32).nullable(),
    message: p.text().nullable(),
    seconds: p.double(),
  },
});
export type OperationLog = InferEntity<typeof OperationLog>;
