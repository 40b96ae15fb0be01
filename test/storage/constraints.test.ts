import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainSqliteError } from '../../src/storage/sqlite/explain.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

/** What the database itself refuses, whoever writes: rows go in by plain SQL, past the program. */
let clinic: TestClinic;
let database: Database.Database;

beforeEach(async () => {
  clinic = await openTestClinic();
  database = new Database(clinic.path);
  database.pragma('foreign_keys = on');
  insert('specializations', { id: 's1', code: 'G', name: 'General practice' });
  insert('specializations', { id: 's2', code: 'C', name: 'Cardiology' });
  for (const id of ['d1', 'd2']) insert('doctors', { id, full_name: id, license_number: id });
  for (const [index, id] of ['p1', 'p2'].entries()) {
    insert('patients', {
      id,
      number: `P-${index}`,
      search_key: index,
      first_name: 'A',
      last_name: id,
      birth_date: '1990-01-01',
      gender: 'Female',
      registration_date: at('08:00'),
    });
  }
});
afterEach(async () => {
  database.close();
  await clinic.close();
});

function at(time: string): string {
  return `2026-11-23T${time}:00.000Z`;
}

function insert(table: string, row: Record<string, string | number | null>): void {
  const stamped = ['created_at', 'updated_at'].filter((column) =>
    database.prepare('select 1 from pragma_table_info(?) where name = ?').get(table, column),
  );
  const whole = { ...Object.fromEntries(stamped.map((column) => [column, at('08:00')])), ...row };
  const columns = Object.keys(whole);
  database
    .prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
    .run(...Object.values(whole));
}

function refusal(body: () => void) {
  try {
    body();
  } catch (error) {
    return explainSqliteError(error);
  }
  throw new Error('The database took it.');
}

let made = 0;
function visit(start: string, end: string, over: Record<string, string | null> = {}): string {
  made += 1;
  const id = `a${made}`;
  insert('appointments', {
    id,
    patient_id: 'p1',
    doctor_id: 'd1',
    specialization_id: 's1',
    starts_at: at(start),
    ends_at: at(end),
    appointment_date: '2026-11-23',
    appointment_time: start,
    duration: 30,
    reason: 'check-up',
    ...over,
  });
  return id;
}

function waiting(over: Record<string, string | number | null> = {}): void {
  made += 1;
  insert('queue_entries', {
    id: `q${made}`,
    ticket: `G-${made}`,
    ticket_date: '2026-11-23',
    ticket_number: made,
    patient_id: 'p1',
    specialization_id: 's1',
    joined_at: at('09:00'),
    ...over,
  });
}

describe('appointments', () => {
  test.each([
    ['the same time', '10:00', '10:30'],
    ['its end', '10:15', '10:45'],
    ['its beginning', '09:45', '10:01'],
    ['all of it', '09:00', '11:00'],
    ['the inside', '10:05', '10:20'],
  ])('two of one doctor never overlap: %s', (_what, start, end) => {
    visit('10:00', '10:30');
    expect(refusal(() => visit(start, end, { patient_id: 'p2' }))).toEqual({ kind: 'overlap', of: 'doctor' });
  });

  test('one may begin when the other ends', () => {
    visit('10:00', '10:30');
    visit('10:30', '11:00', { patient_id: 'p2' });
    visit('09:30', '10:00', { patient_id: 'p2' });
  });

  test('the longest visit is still seen at its very end', () => {
    visit('08:00', '16:00');
    expect(refusal(() => visit('15:59', '16:14', { patient_id: 'p2' }))).toEqual({
      kind: 'overlap',
      of: 'doctor',
    });
    visit('16:00', '16:15', { patient_id: 'p2' });
  });

  test('two of one patient never overlap, overbooked or not', () => {
    visit('10:00', '10:30');
    expect(refusal(() => visit('10:15', '10:45', { doctor_id: 'd2' }))).toEqual({
      kind: 'overlap',
      of: 'patient',
    });
    expect(refusal(() => visit('10:15', '10:45', { doctor_id: 'd2', overbooked: 'pain' }))).toEqual({
      kind: 'overlap',
      of: 'patient',
    });
  });

  test("overbooking lifts the doctor's rule", () => {
    visit('10:00', '10:30');
    visit('10:00', '10:30', { patient_id: 'p2', overbooked: 'pain, seen between' });
  });

  test('a cancelled one frees its time, and cannot come back onto a taken one', () => {
    const id = visit('10:00', '10:30');
    database
      .prepare(
        "update appointments set status = 'Cancelled', cancelled_at = ?, cancellation_reason = 'ill' where id = ?",
      )
      .run(at('08:00'), id);
    visit('10:00', '10:30', { patient_id: 'p2' });
    expect(
      refusal(() =>
        database
          .prepare(
            "update appointments set status = 'Scheduled', cancelled_at = null, cancellation_reason = null where id = ?",
          )
          .run(id),
      ),
    ).toEqual({ kind: 'overlap', of: 'doctor' });
  });

  test.each([
    ['another time', "starts_at = '2026-11-23T10:00:00.000Z', ends_at = '2026-11-23T10:30:00.000Z'"],
    ['no longer overbooked', "starts_at = '2026-11-23T10:15:00.000Z', overbooked = null"],
  ])('a moved one meets the same rule: %s', (_what, change) => {
    visit('10:00', '10:30');
    const id = visit('11:00', '11:30', { patient_id: 'p2' });
    expect(refusal(() => database.prepare(`update appointments set ${change} where id = ?`).run(id))).toEqual(
      {
        kind: 'overlap',
        of: 'doctor',
      },
    );
  });

  test.each([
    ['a status of its own', { status: 'Maybe' }],
    ['a type of its own', { appointment_type: 'Party' }],
    ['an end before the start', { ends_at: at('09:00') }],
    ['a cancelled one without a time', { status: 'Cancelled' }],
    ['fourteen minutes', { duration: '14' }],
    ['an empty reason for overbooking', { overbooked: '' }],
  ])('refuses %s', (_what, over) => {
    expect(refusal(() => visit('10:00', '10:30', over))).toMatchObject({ kind: 'check' });
  });

  test('refuses a missing reason and an unknown patient', () => {
    expect(refusal(() => visit('10:00', '10:30', { reason: null }))).toEqual({
      kind: 'missing',
      column: 'reason',
    });
    expect(refusal(() => visit('10:00', '10:30', { patient_id: 'nobody' }))).toEqual({ kind: 'reference' });
  });
});

describe('queue', () => {
  test('a patient waits at most once for a specialization', () => {
    waiting();
    expect(refusal(() => waiting())).toMatchObject({
      kind: 'unique',
      columns: ['patient_id', 'specialization_id'],
    });
    waiting({ specialization_id: 's2' });
    database
      .prepare("update queue_entries set status = 3, removed_at = ?, removal_reason = 'left'")
      .run(at('09:30'));
    waiting();
  });

  test('a ticket is never repeated within a day', () => {
    waiting({ ticket: 'G-001' });
    expect(refusal(() => waiting({ ticket: 'G-001', patient_id: 'p2' }))).toMatchObject({ kind: 'unique' });
    waiting({ ticket: 'G-001', patient_id: 'p2', ticket_date: '2026-11-24' });
  });

  test.each([
    ['a status of its own', { status: 7 }],
    ['an urgency of its own', { urgency: 'soon' }],
    ['one removed without a reason', { status: 3, removed_at: at('09:30') }],
    ['one served without a time', { status: 2 }],
  ])('refuses %s', (_what, over) => {
    expect(refusal(() => waiting(over))).toMatchObject({ kind: 'check' });
  });
});

describe('people', () => {
  const patient = {
    id: 'p9',
    number: 'P-9',
    search_key: 9,
    first_name: 'A',
    last_name: 'B',
    birth_date: '1990-01-01',
    gender: 'Female',
    registration_date: at('08:00'),
  };
  test.each([
    ['a status of its own', { status: 3 }],
    ['a gender of its own', { gender: 'x' }],
    ['a birth before 1900', { birth_date: '1899-12-31' }],
    ['a blood type of its own', { blood_type: 'Z+' }],
    ['a death while alive', { deceased_on: '2020-01-01' }],
    ['a death before birth', { deceased_on: '1980-01-01', status: 2 }],
    ['no name at all', { first_name: ' ', last_name: '' }],
  ])('refuses a patient with %s', (_what, over) => {
    expect(refusal(() => insert('patients', { ...patient, ...over }))).toMatchObject({ kind: 'check' });
  });

  test('phone, e-mail, blood type and maker may be missing, and no blood type is assumed', () => {
    insert('patients', patient);
    const row = database.prepare(
      "select phone, email, blood_type, created_by, full_name from patients where id = 'p9'",
    );
    expect(row.get()).toEqual({
      phone: null,
      email: null,
      blood_type: null,
      created_by: null,
      full_name: 'A B',
    });
  });

  test('a patient who is referred to cannot be deleted', () => {
    visit('10:00', '10:30');
    expect(refusal(() => database.prepare("delete from patients where id = 'p1'").run())).toEqual({
      kind: 'reference',
    });
  });

  test.each([
    ['a status of its own', { status: 'Away' }],
    ['a licence number that is taken', { license_number: 'd1' }],
    ['no name', { full_name: ' ' }],
  ])('refuses a doctor with %s', (_what, over) => {
    expect(['check', 'unique']).toContain(
      refusal(() => insert('doctors', { id: 'd9', full_name: 'X', license_number: 'd9', ...over }))?.kind,
    );
  });

  const hours = { id: 'h1', doctor_id: 'd1', day_of_week: 1, start_time: '08:00', end_time: '16:00' };
  test.each([
    ['an eighth day', { day_of_week: 7 }],
    ['an end before the start', { end_time: '07:00' }],
    ['a break outside the hours', { break_start: '07:00', break_end: '08:30' }],
    ['half a break', { break_start: '12:00' }],
  ])('refuses a schedule with %s', (_what, over) => {
    expect(refusal(() => insert('doctor_schedules', { ...hours, ...over }))).toMatchObject({ kind: 'check' });
  });

  test('a doctor has one row a day, and it goes with the doctor', () => {
    insert('doctor_schedules', hours);
    expect(refusal(() => insert('doctor_schedules', { ...hours, id: 'h2' }))).toMatchObject({
      kind: 'unique',
    });
    database.prepare("delete from doctors where id = 'd1'").run();
    expect(database.prepare('select count(*) as n from doctor_schedules').get()).toEqual({ n: 0 });
  });

  test('refuses a specialization without room, and one whose code is taken', () => {
    const row = { id: 's9', code: 'X', name: 'X' };
    expect(refusal(() => insert('specializations', { ...row, max_capacity: 0 }))).toMatchObject({
      kind: 'check',
    });
    expect(refusal(() => insert('specializations', { ...row, code: 'G' }))).toMatchObject({ kind: 'unique' });
  });
});
