import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bookAppointment,
  cancelAppointment,
  listAppointments,
} from '../../../src/clinic/appointments/index.ts';
import {
  anonymisePatient,
  registerPatient,
  searchPatients,
  showPatient,
} from '../../../src/clinic/patients/index.ts';
import { verifyAudit } from '../../../src/data/audit/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { clearAll } from '../../../src/data/clear/index.ts';
import { exportData } from '../../../src/data/export/index.ts';
import { importJob } from '../../../src/data/import/index.ts';
import { restoreJob } from '../../../src/data/restore/index.ts';
import { downgrade, migrate, type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish } from '../../support/furnish.ts';

let test: TestClinic;
let clinic: OpenedClinic;
let folder: string;
let id: string;

const words = /quackenbosh|planted/i;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-privacy-'));
  test = await openTestClinic({ now: '2026-11-23T08:00:00.000Z' });
  clinic = { desk: test.desk, engine: test.engine, backups: test.backups, close: async () => {} };
  await furnish(test.desk, {
    specializations: { CARD: { name: 'Cardiology' } },
    patients: [],
    doctors: { L1: { full_name: 'Eva Stone', specializations: ['CARD'], days: [1, 2, 3, 4, 5] } },
  });
  const person = { first_name: 'Zoe', last_name: 'Quackenbosh', birth_date: '1990-05-06', gender: 'Female' };
  ({ id } = await test.desk.perform(registerPatient, { ...person, allergies: 'plantedpollen' }));
  const visit = { patient: id, doctor: 'L1', start: '2026-11-23T09:00', reason: 'plantedreason' };
  const { id: booked } = await test.desk.perform(bookAppointment, visit);
  await test.desk.perform(cancelAppointment, { id: booked, reason: 'plantedcancel' });
});
afterEach(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function anonymise() {
  test.clock.advance({ minutes: 1 });
  const done = await test.desk.perform(anonymisePatient, { id, reason: 'asked for by letter' });
  test.clock.advance({ minutes: 1 });
  return done;
}

/** Nothing of her in any row, nor in the file; the log is as it was written. */
async function expectForgotten() {
  const database = new Database(test.path);
  const tables = database
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'patient_search%'",
    )
    .pluck()
    .all();
  for (const table of tables)
    expect(JSON.stringify(database.prepare(`select * from "${table}"`).all()), table).not.toMatch(words);
  database.pragma('wal_checkpoint(truncate)');
  database.close();
  expect(readFileSync(test.path, 'latin1').match(words)).toBeNull();
  expect(await test.desk.read(searchPatients, { text: 'quackenbosh' })).toEqual([]);
  expect((await carryOut(clinic, verifyAudit, {})).problems).toEqual([]);
}

describe('whoever was anonymised', () => {
  it('does not come back by a restore of an older backup', async () => {
    const { id: backup } = await carryOut(clinic, backUp, {});
    const { number } = await anonymise();
    await carryOut(clinic, restoreJob, { backup });
    expect(await test.desk.read(showPatient, { id })).toMatchObject({
      number,
      full_name: 'Anonymised Patient',
      birth_date: '1990-01-01',
      allergies: null,
      status: 1,
    });
    const [visit] = await test.desk.read(listAppointments, { date: '2026-11-23' });
    expect(visit).toMatchObject({ status: 'Cancelled', reason: 'removed', cancellation_reason: 'removed' });
    await expectForgotten();
  });

  it('does not come back where everything was cleared meanwhile', async () => {
    const { id: backup } = await carryOut(clinic, backUp, {});
    await anonymise();
    await carryOut(clinic, clearAll, {});
    await carryOut(clinic, restoreJob, { backup });
    expect(await test.desk.read(showPatient, { id })).toMatchObject({
      full_name: 'Anonymised Patient',
      status: 1,
    });
    await expectForgotten();
  });

  it('stays anonymised in a backup that was made since', async () => {
    const { anonymised_at, number } = await anonymise();
    const { id: backup } = await carryOut(clinic, backUp, {});
    await carryOut(clinic, restoreJob, { backup });
    expect(await test.desk.read(showPatient, { id })).toMatchObject({ anonymised_at, number });
    await expectForgotten();
  });

  it.each(['skip', 'update'] as const)(
    'does not come back by an import of an old export (%s)',
    async (conflict) => {
      const file = join(folder, 'old.json');
      await carryOut(clinic, exportData, {
        file,
        tables: ['patients', 'doctors', 'specializations', 'appointments'],
      });
      await anonymise();
      const how = { file, on_conflict: conflict } as const;
      const report = await carryOut(clinic, importJob, how);
      expect(report.inserted + report.updated).toBe(0);
      if (conflict === 'update')
        expect(report.problems.map(({ reason }) => reason)).toContainEqual(
          expect.stringContaining('anonymised'),
        );
      await expectForgotten();
    },
  );

  it('does not come back by an import into what was cleared', async () => {
    const file = join(folder, 'old.json');
    await carryOut(clinic, exportData, {
      file,
      tables: ['patients', 'doctors', 'specializations', 'appointments'],
    });
    await anonymise();
    await carryOut(clinic, clearAll, {});
    const report = await carryOut(clinic, importJob, { file });
    expect(report.problems.map(({ reason }) => reason)).toContainEqual(expect.stringContaining('anonymised'));
    await expectForgotten();
  });

  it('comes in anonymised with an export that was made since', async () => {
    await anonymise();
    const file = join(folder, 'new.json');
    await carryOut(clinic, exportData, { file });
    await carryOut(clinic, clearAll, {});
    const report = await carryOut(clinic, importJob, { file });
    expect(report.problems).toEqual([]);
    expect(await test.desk.read(showPatient, { id })).toMatchObject({ full_name: 'Anonymised Patient' });
    await expectForgotten();
  });

  it('is known again after a step back to an older revision', async () => {
    const { anonymised_at } = await anonymise();
    await test.desk.close();
    const older = await openClinic({ db: test.path, clock: test.clock, anyRevision: true });
    await downgrade(older, '20261126-01-accounts');
    await migrate(older);
    expect(await older.desk.read(showPatient, { id })).toMatchObject({ anonymised_at });
    await older.close();
  });

  it('goes from entries of before the log was sealed, and what was changed in those by hand still shows', async () => {
    await test.desk.close();
    const older = await openClinic({ db: test.path, clock: test.clock, anyRevision: true });
    await downgrade(older, '20261121-02-data-menu');
    await migrate(older);
    // The first entry of the new key says what the log before it came to.
    const other = { first_name: 'Sam', last_name: 'Roe', birth_date: '1991-05-06', gender: 'Male' };
    await older.desk.perform(registerPatient, other);
    await older.desk.perform(anonymisePatient, { id, reason: 'asked for by letter' });
    const database = new Database(test.path);
    expect(JSON.stringify(database.prepare('select * from audit_logs').all())).not.toMatch(words);
    const found = await carryOut(older, verifyAudit, {});
    expect(found.problems).toEqual([]);
    expect(found.notes[0]).toMatch(/from before the log was sealed; since entry \d+ nobody has changed them/);
    database.exec(
      "drop trigger audit_logs_no_update; update audit_logs set actor = 'mallory' where entry = 2",
    );
    const tampered = (await carryOut(older, verifyAudit, {})).problems.map(({ verdict }) => verdict);
    expect(tampered).toEqual(['altered']);
    // No later anonymisation makes that good.
    await older.desk.perform(anonymisePatient, { id: 'P-00002', reason: 'asked for by letter' });
    expect((await carryOut(older, verifyAudit, {})).ok).toBe(false);
    database.close();
    await older.close();
  });

  it('shows where somebody without the key empties an entry in the same way', async () => {
    await anonymise();
    const database = new Database(test.path);
    const entry = 'where entry = 2';
    database.exec(`update audit_logs set after = '{}', redacted = seal ${entry}`);
    expect((await carryOut(clinic, verifyAudit, {})).problems).toMatchObject([
      { entry: 2, verdict: 'altered' },
    ]);
    expect(() => database.exec(`update audit_logs set after = '{}', redacted = null ${entry}`)).toThrow(
      'append_only',
    );
    expect(() => database.exec(`update audit_logs set actor = 'x', redacted = 'x' ${entry}`)).toThrow(
      'append_only',
    );
    database.close();
  });
});
