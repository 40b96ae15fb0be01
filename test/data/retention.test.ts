import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookAppointment, cancelAppointment, listAppointments } from '../../src/clinic/appointments/index.ts';
import { keepDraft } from '../../src/clinic/drafts/index.ts';
import {
  countPatients,
  deactivatePatient,
  reactivatePatient,
  registerPatient,
  showPatient,
} from '../../src/clinic/patients/index.ts';
import { queueFinish, queueJoin, queueNext, queueStart } from '../../src/clinic/queue/index.ts';
import { settingSet } from '../../src/clinic/settings/index.ts';
import { verifyAudit } from '../../src/data/audit/index.ts';
import { carryOut } from '../../src/data/carry-out.ts';
import { restoreJob } from '../../src/data/restore/index.ts';
import { previewRetention, purge } from '../../src/data/retention/index.ts';
import { AuditLog, undoLast } from '../../src/desk/index.ts';
import { openHouse } from '../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';
import { furnish } from '../support/furnish.ts';

let test: TestClinic;
const opened = () => ({ ...test, close: async () => {} });
const preview = () => carryOut(opened(), previewRetention, {});
const keep = (table: string, value: string) =>
  test.desk.perform(settingSet, { name: `retention_${table}`, value });
const dueIn = async (table: string) => (await preview()).tables.find((one) => one.table === table);

beforeEach(async () => {
  test = await openTestClinic({ now: '2015-06-01T08:00:00.000Z' });
  await furnish(test.desk, {
    specializations: { CARD: { name: 'Cardiology' } },
    patients: [],
    doctors: { L1: { full_name: 'Eva Stone', specializations: ['CARD'], days: [1, 2, 3, 4, 5] } },
  });
  for (const last_name of ['Plantedold', 'Plantednew']) {
    const person = { first_name: 'Zoe', last_name, birth_date: '1970-01-02', gender: 'Female' };
    await test.desk.perform(registerPatient, { ...person, external_ref: `planted-${last_name}` });
  }
  await visit('P-00001', '2015-06-02T09:00');
  await visit('P-00002', '2015-06-02T10:00');
  await serve('P-00001');
  await test.desk.perform(keepDraft, { kind: 'patients.register', values: { last_name: 'Planteddraft' } });
  for (const id of ['P-00001', 'P-00002']) await test.desk.perform(deactivatePatient, { id });
  test.clock.set('2026-11-24T10:00:00.000Z');
});
afterEach(() => test.close());

async function visit(patient: string, start: string) {
  const { id } = await test.desk.perform(bookAppointment, {
    patient,
    doctor: 'L1',
    start,
    reason: 'plantedreason',
  });
  return test.desk.perform(cancelAppointment, { id, reason: 'plantedcancel' });
}

async function serve(patient: string) {
  await test.desk.perform(queueJoin, { patient, specialization: 'CARD' });
  const called = await test.desk.perform(queueNext, { specialization: 'CARD' });
  await test.desk.perform(queueStart, { id: called?.id ?? '' });
  await test.desk.perform(queueFinish, { id: called?.id ?? '' });
}

describe('retention', () => {
  it('keeps everything for ever until it is told otherwise, but for forms that nobody saved', async () => {
    const { tables, notes } = await preview();
    expect(tables.filter(({ keep: kept }) => kept !== 'never')).toMatchObject([{ table: 'drafts', due: 1 }]);
    expect(notes[0]).toContain('audit_logs is never purged');
    const { rows } = await carryOut(opened(), purge, {});
    expect(Object.entries(rows).filter(([, count]) => count > 0)).toEqual([['drafts', 1]]);
  });

  it('tells what would go, how old it is, and what stays and why, and changes nothing', async () => {
    await keep('appointments', '10y');
    await keep('patients', '10 years');
    await test.desk.perform(bookAppointment, {
      patient: (
        await test.desk.perform(registerPatient, {
          first_name: 'A',
          last_name: 'B',
          birth_date: '1990-01-01',
          gender: 'Other',
        })
      ).id,
      doctor: 'L1',
      start: '2026-11-25T09:00',
      reason: 'x',
    });
    expect(await dueIn('appointments')).toMatchObject({
      keep: '10 years',
      before: '2016-11-24T10:00:00.000Z',
      due: 2,
      oldest: '2015-06-02T09:30:00.000Z',
      newest: '2015-06-02T10:30:00.000Z',
      kept: 0,
    });
    expect(await dueIn('patients')).toMatchObject({ effect: 'anonymised', due: 2, kept: 0 });
    expect(await dueIn('queue_entries')).toMatchObject({ keep: 'never', before: null, due: 0 });
    expect(await test.desk.read(countPatients, {})).toEqual({ all: 3 });
  });

  it('purges after a backup, on record, and leaves no word of it in the file', async () => {
    for (const table of ['appointments', 'queue_entries', 'patients']) await keep(table, '10 years');
    const before = (await dueIn('appointments'))?.due;
    const { rows, backup } = await carryOut(opened(), purge, {});
    expect(rows).toMatchObject({ appointments: before, queue_entries: 1, patients: 2, drafts: 1 });
    const { patient_id: _of, ...gone } = {
      patient_id: null,
      ...(await test.desk.read(showPatient, { id: 'P-00003' })),
    };
    expect(gone).toMatchObject({ full_name: 'Anonymised Patient' });
    const log = await test.engine.orm.em.fork().find(AuditLog, { operation: 'data.purge', kind: 'delete' });
    expect(log.map(({ entity }) => entity)).toEqual(['queue_entries', 'appointments', 'drafts']);
    expect(JSON.parse(log[1]?.before ?? '')).toMatchObject({
      rows: 2,
      ids: [expect.any(String), expect.any(String)],
    });
    expect((await carryOut(opened(), verifyAudit, {})).problems).toEqual([]);
    for (const end of ['', '-wal'])
      expect(readFileSync(test.path + end, 'latin1').match(/planted\w+/gi), end).toBeNull();
    await expect(test.desk.perform(undoLast, {})).rejects.toThrow();
    // The backup has the rows, and brings back what was purged, but nobody who was anonymised.
    test.clock.advance({ minutes: 1 });
    await carryOut(opened(), restoreJob, { backup });
    expect(await test.desk.read(listAppointments, { from: '2015-06-01', to: '2015-06-30' })).toHaveLength(2);
    expect(await dueIn('patients')).toMatchObject({ due: 0 });
  });

  it('leaves what is not over, and whoever came since', async () => {
    await test.desk.perform(reactivatePatient, { id: 'P-00001' });
    const booking = { patient: 'P-00001', doctor: 'L1', start: '2026-11-25T09:00', reason: 'x' };
    await test.desk.perform(bookAppointment, booking);
    await test.desk.perform(deactivatePatient, { id: 'P-00001' });
    await keep('patients', '10 years');
    await keep('appointments', '10 years');
    const database = new Database(test.path);
    database.exec("update patients set updated_at = '2015-06-02T00:00:00.000Z'");
    database.exec(
      "update appointments set status = 'Scheduled', cancelled_at = null, cancellation_reason = null where appointment_time like '09:00%' and appointment_date = '2015-06-02'",
    );
    database.close();
    expect(await dueIn('appointments')).toMatchObject({
      due: 1,
      kept: 1,
      kept_because: expect.stringContaining('never completed'),
    });
    expect(await dueIn('patients')).toMatchObject({ due: 1, kept: 1 });
    expect((await carryOut(opened(), purge, {})).rows).toMatchObject({ appointments: 1, patients: 1 });
  });

  it('goes in steps: stopped in the middle, what is gone is on record and the rest is there', async () => {
    await test.desk.perform(settingSet, { name: 'retention_operations_log', value: '90 days' });
    const database = new Database(test.path);
    const add = database.prepare(
      "insert into operations_log (id, at, operation, actor, session_id, origin, outcome, seconds) values (?, '2020-01-01T00:00:00.000Z', 'data.backup', 'x', 'x', 'x', 'done', 1)",
    );
    database.transaction(() => {
      for (let nth = 0; nth < 650; nth += 1) add.run(`old-${nth}`);
    })();
    const left = () =>
      database
        .prepare("select count(*) from operations_log where at < '2026-08-26T10:00:00.000Z'")
        .pluck()
        .get();
    const all = Number(left());
    const stop = new AbortController();
    const task = {
      signal: stop.signal,
      progress: ({ phase }: { phase: string }) => {
        if (phase === 'operations log, 400 rows') stop.abort();
      },
    };
    await expect(carryOut(opened(), purge, {}, task)).rejects.toMatchObject({ code: 'cancelled' });
    const noted = () =>
      database
        .prepare<[], number>(
          "select sum(json_extract(before, '$.rows')) from audit_logs where operation = 'data.purge' and entity = 'operations_log'",
        )
        .pluck()
        .get();
    expect(Number(left()) + Number(noted())).toBe(all);
    expect(noted()).toBeGreaterThan(0);
    await carryOut(opened(), purge, {});
    expect([left(), noted()]).toEqual([0, all]);
    database.close();
  });

  it.each([
    ['appointments', '30 days', /^How long past visits are kept must be at least 365 days\.$/],
    ['appointments', 'soon', /10 years, 18 months, 90 days, or never/],
    ['operations_log', '1 month', /at least 90 days/],
    ['patients', '5000 years', /at most 100 years/],
  ])('refuses a retention of %s that is %s', async (table, value, message) => {
    await expect(keep(table, value)).rejects.toThrow(message);
  });

  it('is for administrators alone', async () => {
    await openHouse(test);
    await expect(preview()).resolves.toBeDefined();
    await test.desk.use(null);
    await expect(preview()).rejects.toMatchObject({ code: 'not_signed_in' });
    await expect(carryOut(opened(), purge, {})).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});
