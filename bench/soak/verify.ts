import Database from 'better-sqlite3';
import type { Answer } from './desks.ts';

/** What went wrong, counted; all must be 0. */
export interface Faults {
  errors: number;
  lost_updates: number;
  double_bookings: number;
  repeated_tickets: number;
  waiting_twice: number;
  unaudited: number;
  integrity: number;
}

const live = "('Scheduled', 'Confirmed', 'In Progress')";

/** Looks at the database with plain SQL, beside the program: what it promised must be there, and nothing twice. */
export function verify(path: string, answers: readonly Answer[]): Faults {
  const database = new Database(path, { readonly: true });
  const count = (sql: string) => Number(database.prepare(sql).pluck().get());
  const faults: Faults = {
    errors: answers.filter(({ outcome, code }) => outcome === 'error' || !isPlainRefusal(code)).length,
    lost_updates: lostTokens(database, answers) + wrongVersions(database),
    double_bookings:
      overlaps(database, 'doctor', 'and overbooked is null') + overlaps(database, 'patient', ''),
    repeated_tickets: count(
      'select count(*) from (select 1 from queue_entries group by ticket_date, ticket having count(*) > 1)',
    ),
    waiting_twice: count(
      'select count(*) from (select 1 from queue_entries where status in (0, 1) group by patient_id, specialization_id having count(*) > 1)',
    ),
    unaudited: Math.max(0, acknowledged(answers) - count(auditedActs)),
    integrity:
      (database.pragma('integrity_check', { simple: true }) === 'ok' ? 0 : 1) +
      (database.pragma('foreign_key_check') as unknown[]).length,
  };
  database.close();
  return faults;
}

/** What two people at once may rightly be told. Everything else is an error. */
function isPlainRefusal(code: string | undefined): boolean {
  return code === undefined || plainRefusals.has(code);
}

const plainRefusals = new Set(['overlap', 'stale', 'already_waiting', 'full', 'outside_schedule']);

const auditedActs =
  "select count(distinct act) from audit_logs where session_id like 'soak-%' and kind <> 'see'";

/** Acts that changed something. Finishing is two: start and finish. */
function acknowledged(answers: readonly Answer[]): number {
  return answers
    .filter(({ outcome }) => outcome === 'done')
    .reduce((sum, { act }) => sum + (act === 'finish' ? 2 : 1), 0);
}

/** Texts that somebody was told are saved, and that are not there. */
function lostTokens(database: Database.Database, answers: readonly Answer[]): number {
  const history = database
    .prepare<[string], string>('select medical_history from patients where id = ?')
    .pluck();
  return answers.filter(({ outcome, token, patient }) => {
    if (outcome !== 'done' || token === undefined || patient === undefined) return false;
    return !(history.get(patient) ?? '').includes(token);
  }).length;
}

/** Rows whose version is not one more than the changes that the audit log knows of: somebody wrote over somebody. */
function wrongVersions(database: Database.Database): number {
  return ['patients', 'appointments', 'queue_entries'].reduce((sum, table) => {
    const rows = database
      .prepare(
        `select count(*) from ${table} as entity where version <> 1 + (
           select count(*) from audit_logs where entity = '${table}' and entity_id = entity.id and kind = 'update')`,
      )
      .pluck()
      .get();
    return sum + Number(rows);
  }, 0);
}

function overlaps(database: Database.Database, of: 'doctor' | 'patient', extra: string): number {
  const those = `(select * from appointments where status in ${live} ${extra})`;
  const pairs = database
    .prepare(
      `select count(*) from ${those} as one join ${those} as other on one.${of}_id = other.${of}_id and one.id < other.id
       and one.starts_at < other.ends_at and other.starts_at < one.ends_at`,
    )
    .pluck()
    .get();
  return Number(pairs);
}
