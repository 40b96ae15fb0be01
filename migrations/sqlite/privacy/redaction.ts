/** What stays as it was written, whatever is taken out of an entry. */
const fixed = [
  'entry',
  'at',
  'act',
  'operation',
  'actor',
  'user_id',
  'session_id',
  'origin',
  'entity',
  'entity_id',
  'patient_id',
  'kind',
  'seal',
];

const refuse = "begin select raise(abort, 'audit:append_only'); end";

/** An entry stays append-only, but for what it held before and after: that may be taken out, and then says so. */
export const up: readonly string[] = [
  'alter table audit_logs add column redacted text null',
  'drop trigger audit_logs_no_update',
  `create trigger audit_logs_no_update before update on audit_logs when new.redacted is null or ${fixed
    .map((column) => `new.${column} is not old.${column}`)
    .join(' or ')} ${refuse}`,
];

export const down: readonly string[] = [
  'drop trigger audit_logs_no_update',
  'alter table audit_logs drop column redacted',
  `create trigger audit_logs_no_update before update on audit_logs ${refuse}`,
];
