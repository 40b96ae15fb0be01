import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bookAppointment,
  cancelAppointment,
  listAppointments,
} from '../../../src/clinic/appointments/index.ts';
import { listAudit } from '../../../src/clinic/audit/index.ts';
import { doctorLoad, doctorsToday } from '../../../src/clinic/doctors/index.ts';
import { keepDraft } from '../../../src/clinic/drafts/index.ts';
import {
  anonymisePatient,
  countPatients,
  editPatient,
  likelyDuplicates,
  listPatients,
  patientHistory,
  reactivatePatient,
  registerPatient,
  searchPatients,
  showPatient,
} from '../../../src/clinic/patients/index.ts';
import {
  queueFinish,
  queueJoin,
  queueNext,
  queuePromises,
  queueRemove,
  queueStart,
  queueSummary,
} from '../../../src/clinic/queue/index.ts';
import { verifyAudit } from '../../../src/data/audit/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { statusOf } from '../../../src/data/status/index.ts';
import { undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish } from '../../support/furnish.ts';

let test: TestClinic;

/** Words that are nowhere else in the program or its data. */
const planted = {
  first_name: 'Zebulonna',
  last_name: 'Quackenbosh',
  birth_date: '1931-07-19',
  gender: 'Female',
  phone: '+44 20 7946 0712',
  email: 'zq-planted@mail.example',
  address: '17 Plantedstreet',
  city: 'Plantedtown',
  state: 'Plantedshire',
  postal_code: 'PL4 N7D',
  insurance: 'Plantedsure',
  policy_number: 'PLANTED-1',
  emergency_contact_name: 'Plantedhusband',
  emergency_contact_relationship: 'plantedspouse',
  emergency_contact_phone: '+44 20 7946 0713',
  blood_type: 'AB-',
  allergies: 'plantedpollen',
  medications: 'plantedpills',
  medical_history: 'plantedhistory',
  external_ref: 'planted-ref-77',
} as const;
const words = /zebulonna|quackenbosh|planted|1931-07|19310719|19071931|79460712|79460713|pl4 ?n7d|P-00001\b/i;

let id: string;
let visit: string;

beforeEach(async () => {
  test = await openTestClinic({ now: '2026-11-23T08:00:00.000Z' });
  const { desk } = test;
  await furnish(desk, {
    specializations: { CARD: { name: 'Cardiology' } },
    patients: [],
    doctors: { L1: { full_name: 'Eva Stone', specializations: ['CARD'], days: [1, 2, 3, 4, 5] } },
  });
  ({ id } = await desk.perform(registerPatient, planted));
  for (const last_name of ['Baker', 'Cole'])
    await desk.perform(registerPatient, {
      first_name: 'Sam',
      last_name,
      birth_date: '1980-02-03',
      gender: 'Male',
    });
  await desk.perform(editPatient, {
    id,
    address: '18 Plantedstreet and a longer text so that the row moves',
  });
  const booked = await desk.perform(bookAppointment, {
    patient: id,
    doctor: 'L1',
    start: '2026-11-23T09:00',
    duration: 30,
    type: 'Regular',
    reason: 'plantedreason',
    notes: 'plantednotes',
  });
  visit = booked.id;
  for (const patient of ['P-00002', id]) await desk.perform(queueJoin, { patient, specialization: 'CARD' });
  for (let nth = 0; nth < 2; nth += 1) {
    test.clock.advance({ minutes: 12 });
    const called = await desk.perform(queueNext, { specialization: 'CARD' });
    await desk.perform(queueStart, { id: called?.id ?? '' });
    test.clock.advance({ minutes: 20 });
    await desk.perform(queueFinish, { id: called?.id ?? '' });
  }
  const again = await desk.perform(queueJoin, { patient: id, specialization: 'CARD' });
  await desk.perform(queueRemove, { id: again.id, reason: 'plantedremoval' });
  await desk.perform(keepDraft, { kind: `patients.edit:${id}`, values: { last_name: 'Quackenbosh' } });
  await desk.read(showPatient, { id });
});
afterEach(() => test.close());

/** Whom a figure is about may be called otherwise. */
function nameless(figure: unknown): unknown {
  return JSON.parse(JSON.stringify(figure), (key, value) => (key === 'patient_name' ? null : value));
}

/** Everything that counts, sums or lists; the names of whom it is about left out. */
async function figures() {
  const { desk } = test;
  const zone = { from: '2026-11-01', to: '2026-11-30' };
  const { rows } = await statusOf({
    desk,
    engine: test.engine,
    backups: test.backups,
    close: async () => {},
  });
  const { audit_logs: _log, anonymised_patients: _list, drafts: _drafts, ...counts } = rows;
  const visits = await desk.read(listAppointments, zone);
  return {
    counts,
    patients: await desk.read(countPatients, {}),
    promises: await desk.read(queuePromises, {}),
    summary: await desk.read(queueSummary, {}),
    load: nameless(await desk.read(doctorLoad, { id: 'L1' })),
    today: await desk.read(doctorsToday, {}),
    visits: visits.map(({ start, doctor_name, status, duration }) => ({
      start,
      doctor_name,
      status,
      duration,
    })),
  };
}

const anonymise = (reason = 'asked for by letter of 20 November') =>
  test.desk.perform(anonymisePatient, { id, reason });

/** Every row of every table but the search index, as text. */
function everything(): string {
  const database = new Database(test.path, { readonly: true });
  const tables = database
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'patient_search%'",
    )
    .pluck()
    .all();
  const text = tables
    .map((table) => JSON.stringify(database.prepare(`select * from "${table}"`).all()))
    .join('\n');
  database.close();
  return text;
}

async function settleVisit() {
  await test.desk.perform(cancelAppointment, { id: visit, reason: 'plantedcancel' });
}

describe('anonymising a patient', () => {
  it('takes everything that says who she was out of every table, the log included', async () => {
    await settleVisit();
    expect(everything()).toMatch(words);
    const done = await anonymise();
    expect(done).toMatchObject({ id, visits: 1, queue_entries: 2 });
    expect(done.log_entries).toBeGreaterThan(5);
    expect(everything().match(new RegExp(words.source, 'gi'))).toBeNull();
    expect(await test.desk.read(showPatient, { id })).toMatchObject({
      full_name: 'Anonymised Patient',
      // 95 on that day: the oldest that is told is 90.
      birth_date: '1936-01-01',
      gender: 'Female',
      status: 1,
      anonymised_at: test.clock.now(),
    });
  });

  it('leaves nothing of her in the file, its journal or the index of names', async () => {
    await settleVisit();
    await anonymise();
    for (const end of ['', '-wal'])
      expect(readFileSync(test.path + end, 'latin1').match(new RegExp(words.source, 'gi')), end).toBeNull();
    const database = new Database(test.path);
    database.exec("create virtual table temp.words using fts5vocab('main', 'patient_search', 'row')");
    const terms = database.prepare<[], string>('select term from temp.words').pluck().all();
    database.close();
    expect(terms).toContain('baker');
    expect(terms.filter((term) => /zebul|quack|ackenb|79460712|19310719|^#0*1$/.test(term))).toEqual([]);
  });

  it('leaves every figure as it was', async () => {
    await settleVisit();
    const before = await figures();
    await anonymise();
    expect(await figures()).toEqual(before);
  });

  it('leaves the log sound, and says that something was taken out', async () => {
    await settleVisit();
    const { log_entries } = await anonymise();
    const clinic = { desk: test.desk, engine: test.engine, backups: test.backups, close: async () => {} };
    const found = await carryOut(clinic, verifyAudit, {});
    expect(found.problems).toEqual([]);
    expect(found.notes).toEqual([expect.stringContaining(`From ${log_entries} entries`)]);
    const history = await test.desk.read(patientHistory, { id });
    expect(JSON.stringify(history)).not.toMatch(words);
    const log = await test.desk.read(listAudit, { patient: id, limit: 1000 });
    expect(log.map(({ operation }) => operation)).toContain('patients.register');
    expect(JSON.stringify(log)).not.toMatch(words);
    expect(
      log.find(({ entity, kind }) => entity === 'anonymised_patients' && kind === 'run')?.after,
    ).toMatchObject({
      reason: 'asked for by letter of 20 November',
    });
  });

  it('finds her by no old word any more', async () => {
    await settleVisit();
    await anonymise();
    for (const text of ['zebul', 'quackenbosh', '79460712', '1931-07-19', 'P-00001', '19.7.1931'])
      expect(await test.desk.read(searchPatients, { text }), text).toEqual([]);
    const { first_name, last_name, birth_date, phone } = planted;
    expect(await test.desk.read(likelyDuplicates, { first_name, last_name, birth_date, phone })).toEqual([]);
    expect((await test.desk.read(listPatients, { limit: 50 })).map(({ full_name }) => full_name)).toContain(
      'Anonymised Patient',
    );
  });

  it('cannot be taken back, edited, booked or queued again', async () => {
    await settleVisit();
    const { number } = await anonymise();
    const told = expect.objectContaining({ code: 'invalid', message: expect.stringContaining('anonymised') });
    await expect(test.desk.perform(undoLast, {})).rejects.toMatchObject({ code: 'invalid' });
    await expect(test.desk.perform(editPatient, { id, phone: '020 7946 0712' })).rejects.toEqual(told);
    await expect(test.desk.perform(reactivatePatient, { id: number })).rejects.toEqual(told);
    await expect(test.desk.perform(queueJoin, { patient: id, specialization: 'CARD' })).rejects.toEqual(told);
    await expect(anonymise()).rejects.toEqual(told);
    const booking = { patient: id, doctor: 'L1', start: '2026-11-24T09:00', reason: 'again' };
    await expect(test.desk.perform(bookAppointment, booking)).rejects.toEqual(told);
  });

  it('is refused by the database itself, whoever writes', async () => {
    await settleVisit();
    await anonymise();
    const database = new Database(test.path);
    for (const sql of [
      "update patients set phone = '+442079460712'",
      'update patients set status = 0',
      "update patients set birth_date = '1931-07-19'",
      "update appointments set notes = 'x'",
      "update queue_entries set removal_reason = 'x' where status = 3",
      'update patients set anonymised_at = null',
    ])
      expect(() => database.exec(sql), sql).toThrow('patient:anonymised');
    database.close();
  });

  it('refuses while she waits or has a visit to come', async () => {
    await expect(anonymise()).rejects.toMatchObject({ code: 'in_use' });
    await settleVisit();
    await expect(anonymise()).resolves.toBeDefined();
    const { id: other } = await test.desk.read(showPatient, { id: 'P-00002' });
    const perform = () => test.desk.perform(anonymisePatient, { id: other, reason: 'asked for by letter' });
    const { id: entry } = await test.desk.perform(queueJoin, { patient: other, specialization: 'CARD' });
    await expect(perform()).rejects.toMatchObject({ code: 'in_use' });
    await test.desk.perform(queueRemove, { id: entry, reason: 'left' });
    await test.desk.perform(bookAppointment, {
      patient: other,
      doctor: 'L1',
      start: '2026-11-24T09:00',
      reason: 'x',
    });
    await expect(perform()).rejects.toMatchObject({ code: 'in_use' });
  });

  it('keeps no reason that names her', async () => {
    await settleVisit();
    for (const reason of ['Mrs Quackenbosh asked for it', 'asked for by zebulonna', 'P-00001 asked'])
      await expect(anonymise(reason)).rejects.toMatchObject({ code: 'invalid' });
  });
});

it('a form that is still open on another desk keeps nothing of her any more', async () => {
  await test.desk.perform(cancelAppointment, { id: visit, reason: 'plantedcancel' });
  await test.desk.perform(anonymisePatient, { id, reason: 'asked for by letter' });
  const open = await test.anotherDesk();
  const kept = open.perform(keepDraft, { kind: `patients.edit:${id}`, values: { last_name: 'Quackenbosh' } });
  await expect(kept).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('anonymised'),
  });
});
