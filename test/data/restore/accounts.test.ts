import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { compareBackupJob, restoreJob } from '../../../src/data/restore/index.ts';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { tokenHash } from '../../../src/desk/index.ts';
import { guardOf } from '../../../src/storage/guard/guard.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let test: TestClinic;
let clinic: OpenedClinic;

beforeEach(async () => {
  test = await openTestClinic();
  sql(
    "insert into specializations (id, code, name, created_at, updated_at) values ('s', 'G', 'General', 'then', 'then')",
  );
  clinic = await openClinic({ db: test.path, clock: test.clock, credential: 'ada’s token' });
});
afterEach(async () => {
  await clinic.close();
  await test.close();
});

function sql(statement: string, path = test.path): void {
  const database = new Database(path);
  database.exec(statement);
  database.close();
}

function rows(query: string, path = test.path): unknown[] {
  const database = new Database(path, { readonly: true });
  const found = database.prepare(query).raw().all();
  database.close();
  return found;
}

const then = "'2026-11-21T10:00:00.000Z'";
const user = (id: string, role: string, doctor = 'null') =>
  sql(`insert into users (id, email, password_hash, first_name, last_name, role, doctor_id, password_changed_at, created_at, updated_at)
    values ('${id}', '${id}@x', 'hash', '${id}', 'X', '${role}', ${doctor}, ${then}, ${then}, ${then})`);
const session = (id: string, of: string, token: string) =>
  sql(`insert into sessions (id, user_id, kind, token_hash, origin, created_at, last_seen_at, expires_at)
    values ('${id}', '${of}', 'command', '${tokenHash(token)}', 'test', ${then}, ${then}, '2027-01-01T00:00:00.000Z')`);
const doctor = (id: string) =>
  sql(`insert into doctors (id, full_name, license_number, status, created_at, updated_at)
    values ('${id}', 'Dr D', '${id}', 'Active', ${then}, ${then})`);
/** The doctors that Dora, Emil and Finn are. */
const doctors = () => rows("select doctor_id from users where role = 'doctor' order by id").flat();
const patient = (id: string) =>
  sql(`insert into patients (id, number, first_name, last_name, birth_date, gender, status, registration_date, created_at, updated_at, search_key)
    values ('${id}', '${id}', 'P', 'P', '1980-01-01', 'Other', 0, '2026-01-01', ${then}, ${then}, 9999)`);

describe('a restore and the accounts', () => {
  it('leaves who may work here as it is: nobody who was locked out since is let in again', async () => {
    user('ada', 'admin');
    session('s1', 'ada', 'ada’s token');
    user('ben', 'staff');
    session('s2', 'ben', 'ben’s token');
    const { id } = await carryOut(clinic, backUp, {});
    sql("update sessions set is_active = 0 where id = 's2'; update users set is_active = 0 where id = 'ben'");
    user('new', 'nurse');
    doctor('d1');
    user('dora', 'doctor', "'d1'");
    patient('p1');
    sql(`insert into clinical_accesses (id, user_id, patient_id, reason, created_at, expires_at)
      values ('c1', 'ada', 'p1', 'asked', ${then}, ${then})`);
    expect((await carryOut(clinic, compareBackupJob, { backup: id })).words.join()).not.toMatch(
      /users|sessions/,
    );
    await carryOut(clinic, restoreJob, { backup: id });
    expect(rows('select id, is_active, doctor_id from users order by id')).toEqual([
      ['ada', 1, null],
      ['ben', 0, null],
      ['dora', 1, null],
      ['new', 1, null],
    ]);
    expect(rows('select id, is_active from sessions order by id')).toEqual([
      ['s1', 1],
      ['s2', 0],
    ]);
    expect(rows('select * from clinical_accesses')).toEqual([]);
    expect(rows('pragma foreign_key_check')).toEqual([]);
    expect(clinic.desk.standing.kind).toBe('signed_in');
    expect(guardOf(test.path).hadAccounts()).toBe(true);
  });

  it('says again who a doctor is after a clearing, and not where that was taken away on purpose', async () => {
    const restore = async (wanted: { backup: string } | { undo: true }) => {
      test.clock.advance({ minutes: 1 });
      await carryOut(clinic, restoreJob, wanted);
    };
    user('ada', 'admin');
    session('s1', 'ada', 'ada’s token');
    for (const id of ['d1', 'd2', 'd3']) doctor(id);
    user('dora', 'doctor', "'d1'");
    user('emil', 'doctor', "'d2'");
    user('finn', 'doctor', "'d3'");
    const full = await carryOut(clinic, backUp, {});
    sql("update users set doctor_id = null where id = 'emil'");
    // As a clearing does it.
    sql("pragma foreign_keys = on; delete from doctors where id in ('d1', 'd3')");
    expect(doctors()).toEqual([null, null, null]);
    const cleared = await carryOut(clinic, backUp, {});

    await restore({ backup: full.id });
    expect(doctors()).toEqual(['d1', null, 'd3']);
    await restore({ undo: true });
    expect(doctors()).toEqual([null, null, null]);
    await restore({ undo: true });
    expect(doctors()).toEqual(['d1', null, 'd3']);

    await restore({ backup: cleared.id });
    // By hand, with nothing to hold it.
    sql("pragma foreign_keys = off; update users set doctor_id = 'd3' where id = 'emil'");
    await restore({ backup: full.id });
    expect(doctors()).toEqual(['d1', 'd3', null]);
    expect(rows('pragma foreign_key_check')).toEqual([]);
  });

  it('brings those of the backup to a new machine, where everybody signs in anew, and it stays closed', async () => {
    user('ada', 'admin');
    session('s1', 'ada', 'ada’s token');
    const { file } = await carryOut(clinic, backUp, {});
    const other = await openTestClinic();
    try {
      const there = await openClinic({ db: other.path, clock: test.clock });
      await carryOut(there, restoreJob, { backup: file });
      await there.close();
      expect(rows('select id from users', other.path)).toEqual([['ada']]);
      expect(rows('select id, is_active from sessions', other.path)).toEqual([['s1', 0]]);
      sql('delete from sessions; delete from users', other.path);
      const later = await openClinic({ db: other.path, clock: test.clock });
      expect((await later.desk.look()).kind).toBe('signed_out');
      await later.close();
    } finally {
      await other.close();
    }
  });
});
