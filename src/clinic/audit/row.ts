import { type AuditLog, isUnverified } from '../../desk/index.ts';
import { storedJson } from '../../desk/stored-json.ts';

/** What an entry may be: a change, a look at a record, a refusal, or work on the data as a whole. */
export const auditKinds = ['create', 'update', 'delete', 'see', 'refuse', 'run'] as const;

/** One entry of the audit log: who, when, where from, what, before and after. */
export interface AuditRow {
  entry: number;
  at: string;
  actor: string;
  user_id: string | null;
  session_id: string;
  /** Where from. */
  origin: string;
  operation: string;
  /** The entries of one act have it in common. */
  act: string;
  kind: (typeof auditKinds)[number];
  /** The table. */
  entity: string | null;
  entity_id: string | null;
  patient_id: string | null;
  /** Whom it is about, as they are called now: a patient with the number, or somebody with an account. */
  about: string | null;
  /** It came with a backup that was restored, and nobody can say who wrote it. */
  unverified: boolean;
  before: unknown;
  after: unknown;
}

/** @param about whom it is about, null where that is nobody, or nobody any more */
export function rowOf(entry: AuditLog, about: string | null): AuditRow {
  return {
    entry: entry.entry,
    at: entry.at,
    actor: entry.actor,
    user_id: entry.user_id ?? null,
    session_id: entry.session_id,
    origin: entry.origin,
    operation: entry.operation,
    act: entry.act,
    kind: entry.kind,
    entity: entry.entity ?? null,
    entity_id: entry.entity_id ?? null,
    patient_id: entry.patient_id ?? null,
    about,
    unverified: isUnverified(entry.seal),
    before: storedJson(entry.before),
    after: storedJson(entry.after),
  };
}
