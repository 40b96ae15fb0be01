import { Draft } from '../../clinic/drafts/entity.ts';
import { AuditLog, Counter, epochCounter, OperationLog } from '../../desk/index.ts';
import type { Inflow, Kept } from '../../storage/flow-in.ts';

/**
 * What a restore must not turn back. The audit log never loses an entry, whichever way time went; numbers that were
 * given out are not given out again; what people are typing is theirs. Accounts and sessions will stand here.
 */
export const kept: readonly Kept[] = [
  {
    table: AuditLog.meta.tableName,
    stays: 'log',
    key: 'entry',
    same: ['at', 'act', 'operation', 'entity', 'entity_id', 'kind'],
  },
  { table: OperationLog.meta.tableName, stays: 'both', key: 'id' },
  { table: Draft.meta.tableName, stays: 'present' },
  { table: Counter.meta.tableName, stays: 'highest', key: 'name', value: 'value' },
];

/** Desks read again when the one moves, and refuse what was begun before when the other does. */
export const raised: Inflow['raised'] = {
  table: Counter.meta.tableName,
  key: 'name',
  value: 'value',
  names: ['changes', epochCounter],
};
