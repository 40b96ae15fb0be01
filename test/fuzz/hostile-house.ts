import Database from 'better-sqlite3';
import { userAdd } from '../../src/clinic/users/index.ts';
import { createClinic } from '../../src/data/schema/index.ts';
import { goodPassword } from '../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';
import { employ, type SignedInDesk } from '../support/employ.ts';
import { poison } from './poison.ts';

export interface HostileHouse {
  readonly clinic: TestClinic;
  /** An administrator, signed in. */
  readonly admin: SignedInDesk;
  /** Another one, who signs in at a screen. */
  readonly who: { readonly email: string; readonly password: string };
  /** How many hostile values stand in the file. */
  readonly placed: number;
}

/**
 * The demo clinic with accounts, as many more patients as are asked for, and a hostile value wherever one can stand.
 *
 * @param options.now the demo is made for this moment
 */
export async function openHostileHouse(
  values: readonly string[],
  options: { readonly now: string; readonly morePatients?: number },
): Promise<HostileHouse> {
  const clinic = await openTestClinic({ now: options.now });
  await createClinic(
    { ...clinic, close: async () => {} },
    { demo: true, time_zone: 'Europe/London', country: 'GB' },
  );
  const { ada: admin } = await employ(clinic, { ada: { role: 'admin' } });
  addRows(clinic.path, options.morePatients ?? 0);
  const placed = poison(clinic.path, values);
  const who = { email: 'vera@clinic.example', password: goodPassword };
  await admin.desk.perform(userAdd, { ...who, first_name: 'Vera', last_name: 'Wood', role: 'admin' });
  return { clinic, admin, who, placed };
}

/** Patients like the first one, and one row where the demo has none. */
function addRows(path: string, patients: number): void {
  const database = new Database(path);
  const now = new Date().toISOString();
  try {
    database
      .prepare(
        `with recursive more(n) as (select 1 union all select n + 1 from more where n < ?)
         insert into patients (id, number, search_key, first_name, last_name, birth_date, gender, status, registration_date, created_at, updated_at, version)
         select 'more-' || n, 'M-' || n, 1000000 + n, 'First', 'Last', '1980-01-01', 'Other', 0, ?1, ?1, ?1, 1 from more where n <= ?`.replaceAll(
          '?1',
          `'${now}'`,
        ),
      )
      .run(patients, patients);
    database.exec(`
      insert into uploads (id, file_name, file_hash, file_size, table_name, format, mapping, status, rows_read, rows_rejected, uploaded_by, started_at)
        select 'upload-' || status, 'f', 'h', 1, 'patients', 'csv', '{}', status, 1, 1, 'ana', '${now}'
        from (select 'running' as status union all select 'done' union all select 'failed' union all select 'undone');
      insert into operations_log (id, at, operation, actor, session_id, origin, outcome, code, message, seconds)
        select 'log-' || outcome, '${now}', 'x', 'ana', 's', 'test', outcome, 'fault', 'm', 1
        from (select 'done' as outcome union all select 'failed');
      insert into clinical_accesses (id, user_id, patient_id, reason, created_at, expires_at)
        select 'access', (select id from users limit 1), (select id from patients limit 1), 'r', '${now}', '2099-01-01T00:00:00.000Z';
      insert into doctor_absences (id, doctor_id, from_date, to_date, reason, created_at, updated_at, version)
        select 'leave-' || id, id, '2026-01-01', '2099-01-01', 'r', '${now}', '${now}', 1 from doctors limit 3;
      insert into drafts (id, owner, kind, payload, created_at, updated_at) values ('draft', 'ana', 'patient', '{}', '${now}', '${now}');
    `);
  } finally {
    database.close();
  }
}
