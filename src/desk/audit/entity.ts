import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { InstantType } from '../columns.ts';

/** One entry of the audit log: who changed or looked at what, when, from where, before and after. */
export const AuditLog = defineEntity({
  name: 'AuditLog',
  tableName: 'audit_logs',
  properties: {
    entry: p.integer().primary().autoincrement(),
    at: p.type(InstantType).index('idx_audit_logs_at'),
    act: p.string().length(36).index('idx_audit_logs_act'),
    operation: p.string().length(100).index('idx_audit_logs_operation'),
    actor: p.string().length(255).index('idx_audit_logs_actor'),
    user_id: p.string().length(36).nullable(),
    session_id: p.string().length(64),
    origin: p.string().length(255),
    entity: p.string().length(64).nullable(),
    entity_id: p.string().length(100).nullable(),
    patient_id: p.string().length(36).nullable().index('idx_audit_logs_patient'),
    /** `refuse`: somebody was not let; `run`: work on the data as a whole. */
    kind: p.enum(['create', 'update', 'delete', 'see', 'refuse', 'run']),
    before: p.text().nullable(),
    after: p.text().nullable(),
    /** The key's name and the HMAC of this entry and the seal before it; empty before the log was sealed. */
    seal: p.string().length(80).default(''),
    /** What was personal is gone from before and after: the HMAC of what is left; `unsealed` where there is no seal. */
    redacted: p.string().length(80).nullable(),
  },
  indexes: [{ name: 'idx_audit_logs_entity', properties: ['entity', 'entity_id'] }],
});
export type AuditLog = InferEntity<typeof AuditLog>;
