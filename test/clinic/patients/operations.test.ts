import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookAppointment } from '../../../src/clinic/appointments/index.ts';
import {
  deactivatePatient,
  deletePatient,
  editPatient,
  findPatient,
  likelyDuplicates,
  listPatients,
  markDeceased,
  patientHistory,
  reactivatePatient,
  registerPatient,
  searchPatients,
  showPatient,
} from '../../../src/clinic/patients/index.ts';
import { queueJoin, queueRemove } from '../../../src/clinic/queue/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { DeskError, undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, HOUSE } from '../queue/house.ts';

const samira = {
  first_name: 'Samira',
  last_name: 'Smith',
  birth_date: '07.03.1988',
  gender: 'f',
  phone: '020 7946 0712',
};

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

async function refusal(attempt: Promise<unknown>): Promise<DeskError> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeskError) return error;
  throw new Error(`This should have been refused: ${String(error)}`);
}

async function register(input: Partial<Record<keyof typeof samira | 'email' | 'allergies', string>> = {}) {
  return clinic.desk.perform(registerPatient, { ...samira, ...input });
}

describe('registering', () => {
  it('keeps what was typed in the form that lists and searches need', async () => {
    expect(await register()).toMatchObject({
      number: 'P-00001',
      full_name: 'Samira Smith',
      birth_date: '1988-03-07',
      age: 38,
      gender: 'Female',
      phone: '+442079460712',
      phone_typed: '020 7946 0712',
      blood_type: null,
      email: null,
      status: 0,
      created_by: 'ana',
      version: 1,
      warnings: [],
    });
    expect((await register({ phone: '' })).number).toBe('P-00002');
  });

  it('names every wrong field and changes nothing', async () => {
    const error = await refusal(register({ birth_date: '22.11.2026', phone: '020 7946 07' }));
    expect(error.code).toBe('invalid');
    expect(error.fields).toEqual({
      birth_date: 'Birth date 2026-11-22 is in the future.',
      phone: 'Too short for a number in GB: 2 more digits.',
    });
    expect(await clinic.desk.read(listPatients, {})).toEqual([]);
  });

  it.each([
    ['1899-12-31', 'Birth date 1899-12-31 is before 1900.'],
    ['30.02.1988', 'Birth date must be a date such as 1988-03-07, not “30.02.1988”.'],
  ])('refuses the birth date %s', async (birth_date, sentence) => {
    expect((await refusal(register({ birth_date }))).fields).toEqual({ birth_date: sentence });
  });

  it('refuses a name of a megabyte without repeating it', async () => {
    const error = await refusal(register({ last_name: 'x'.repeat(1_000_000) }));
    expect(error.message.length).toBeLessThan(120);
  });

  it('warns of a phone number somebody else has, and refuses it where the clinic says so', async () => {
    await register();
    expect((await register({ first_name: 'Jan' })).warnings).toEqual([
      'Same phone as Smith, Samira (P-00001).',
    ]);
    await clinic.desk.perform(settingSet, { name: 'phone_unique', value: 'yes' });
    const refused = await refusal(register({ first_name: 'Eva' }));
    expect(refused.code).toBe('duplicate');
    expect(refused.fields).toEqual({ phone: 'Same phone as Smith, Samira (P-00001).' });
    const kept = await clinic.desk.perform(editPatient, { id: 'P-00001', phone: '+44 20 7946 0712' });
    expect(kept.phone_typed).toBe('+44 20 7946 0712');
  });
});

it('reads dates and numbers as the country writes them', async () => {
  await clinic.desk.perform(settingSet, { name: 'country', value: 'US' });
  expect(await register({ birth_date: '3/7/88', phone: '617-555-0123' })).toMatchObject({
    birth_date: '1988-03-07',
    phone: '+16175550123',
  });
});

it('deletes only whom nothing refers to', async () => {
  await furnish(clinic.desk, { ...HOUSE, patients: [] });
  await register();
  await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G' });
  const error = await refusal(clinic.desk.perform(deletePatient, { id: 'P-00001' }));
  expect(error.code).toBe('in_use');
  expect(error.message).toBe('Smith, Samira has 0 appointments and 1 queue entry.');
  expect(await clinic.desk.read(listPatients, {})).toHaveLength(1);
});

describe('finding', () => {
  beforeEach(async () => {
    await register();
    await register({
      first_name: 'Jan',
      last_name: 'Smits',
      birth_date: '1951-12-07',
      phone: '+31 20 555 0712',
    });
    await register({
      first_name: 'Ruth',
      last_name: 'Goldsmith',
      birth_date: '2007-12-14',
      phone: '0161 496 0199',
    });
    await register({
      first_name: 'Łukasz',
      last_name: 'Müller-O’Brien',
      birth_date: '1970-01-02',
      phone: '',
    });
  });

  async function find(text: string): Promise<string[]> {
    return (await clinic.desk.read(searchPatients, { text })).map((patient) => patient.last_name);
  }

  it.each([
    ['smi 0712', ['Smith', 'Smits', 'Goldsmith']],
    ['0712 smi', ['Smith', 'Smits', 'Goldsmith']],
    ['smith sam', ['Smith']],
    ['SAMIRA', ['Smith']],
    ['7946', ['Smith']],
    ['020 7946', ['Smith']],
    ['+44 20 7946 0712', ['Smith']],
    ['7946-0712', ['Smith']],
    ['smi 1951', ['Smits']],
    ['07.12.1951', ['Smits']],
    ['7/12/51', ['Smits']],
    ['7 dec 1951', ['Smits']],
    ['07121951', ['Smits']],
    ['12/1951', ['Smits']],
    ['smi 0712 88', ['Smith']],
    ['P-00002', ['Smits']],
    ['p2', ['Smits']],
    ['00002', ['Smits']],
    ['lukasz', ['Müller-O’Brien']],
    ['mueller', ['Müller-O’Brien']],
    ['muller', ['Müller-O’Brien']],
    ['MÜLLER', ['Müller-O’Brien']],
    ['obrien', ['Müller-O’Brien']],
    ["o'brien", ['Müller-O’Brien']],
    ['brien', ['Müller-O’Brien']],
    ['s', ['Smith', 'Smits']],
    ['smith jan', []],
    ['zzz', []],
    ['', []],
    ['7', []],
    ['"*', []],
    ['smi" OR "a', []],
  ])('%s finds %j', async (line, names) => {
    expect(await find(line)).toEqual(names);
  });

  it('finds names in other scripts, and letters newer than the index in none', async () => {
    await register({ first_name: 'हिन्दी', last_name: 'Владимир', phone: '' });
    await register({ first_name: '伟', last_name: '王', phone: '' });
    expect(await find('हिन्')).toEqual(['Владимир']);
    expect(await find('владим')).toEqual(['Владимир']);
    expect(await find('王')).toEqual(['王']);
    expect(await find('a\u{323b0}b')).toEqual([]);
  });

  it('follows an edit and a deletion', async () => {
    const [patient] = await clinic.desk.read(searchPatients, { text: 'samira' });
    await clinic.desk.perform(editPatient, { id: 'P-00001', last_name: 'Okafor', phone: null });
    expect(await find('smith')).toEqual(['Goldsmith']);
    expect(await find('7946')).toEqual([]);
    expect(await find('okafor 1988')).toEqual(['Okafor']);
    await clinic.desk.perform(deletePatient, { id: patient?.id ?? '' });
    expect(await find('okafor')).toEqual([]);
  });

  it('shows active patients before the others', async () => {
    await clinic.desk.perform(deactivatePatient, { id: 'P-00001' });
    expect(await find('smi')).toEqual(['Smits', 'Goldsmith', 'Smith']);
  });

  it('names by number however it is written', async () => {
    for (const ref of ['P-00002', 'p-2', '2', '#00002']) {
      expect((await clinic.desk.read(showPatient, { id: ref })).last_name).toBe('Smits');
    }
    expect((await refusal(clinic.desk.read(showPatient, { id: 'P-99999' }))).code).toBe('not_found');
  });
});

describe('listing', () => {
  it('pages by key, active ones first, and every patient once', async () => {
    for (const [first_name, last_name] of [
      ['Ben', 'Brown'],
      ['Ada', 'Brown'],
      ['Ada', 'Brown'],
      ['Zoe', 'Adams'],
      ['Ada', 'Clark'],
      ['Ada', 'Brown'],
    ]) {
      await register({ first_name, last_name, phone: '' });
    }
    await clinic.desk.perform(deactivatePatient, { id: 'P-00002' });
    const seen: string[] = [];
    const names: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await clinic.desk.read(listPatients, { limit: 2, ...(after && { after }) });
      seen.push(...page.map((patient) => patient.number));
      names.push(...page.map((patient) => patient.full_name));
      after = page.at(-1)?.id;
      if (page.length < 2) break;
    }
    expect(seen.toSorted()).toEqual(['P-00001', 'P-00002', 'P-00003', 'P-00004', 'P-00005', 'P-00006']);
    expect(names).toEqual(['Zoe Adams', 'Ada Brown', 'Ada Brown', 'Ben Brown', 'Ada Clark', 'Ada Brown']);
    expect(seen.at(-1)).toBe('P-00002');
    expect(await clinic.desk.read(listPatients, { status: 'inactive' })).toHaveLength(1);
  });
});

describe('likely duplicates', () => {
  beforeEach(() => register());

  const look = async (input: Record<string, string>) =>
    (await clinic.desk.read(likelyDuplicates, input)).map((row) => [row.number, row.likeness]);

  it('are found by ear, by a swapped date and by phone', async () => {
    expect(await look({ first_name: 'Samira', last_name: 'Smyth', birth_date: '7.3.88' })).toEqual([
      ['P-00001', 95],
    ]);
    const swapped = await look({ first_name: 'Samira', last_name: 'Smith', birth_date: '3.7.1988' });
    expect(swapped).toEqual([['P-00001', 94]]);
    expect(await look({ phone: '+442079460712' })).toEqual([['P-00001', 60]]);
  });

  it('are not everybody with the same birthday or the same last name', async () => {
    expect(await look({ first_name: 'Jan', last_name: 'Kowalski', birth_date: '1988-03-07' })).toEqual([]);
    expect(await look({ first_name: 'Jan', last_name: 'Smith', birth_date: '1951-12-07' })).toEqual([]);
    expect(await look({ last_name: 'Sm' })).toEqual([]);
    expect(await look({})).toEqual([]);
  });
});

describe('editing', () => {
  it('changes what was given, empties what was emptied, and leaves the rest', async () => {
    await register({ email: 'samira@example.org' });
    const edited = await clinic.desk.perform(editPatient, {
      id: 'P-00001',
      version: 1,
      last_name: 'Okafor',
      phone: '',
      allergies: 'penicillin',
    });
    expect(edited).toMatchObject({
      full_name: 'Samira Okafor',
      phone: null,
      phone_typed: null,
      email: 'samira@example.org',
      allergies: 'penicillin',
      version: 2,
    });
  });

  it('from an older version is refused with both values', async () => {
    await register();
    const other = await clinic.anotherDesk();
    await other.perform(editPatient, { id: 'P-00001', version: 1, last_name: 'Brandt' });
    const error = await refusal(
      clinic.desk.perform(editPatient, { id: 'P-00001', version: 1, last_name: 'Meyer' }),
    );
    expect(error.code).toBe('stale');
    expect(error.message).toContain('ben');
    expect(error.details?.theirs).toMatchObject({ last_name: 'Brandt', version: 2 });
  });

  it('leaves a history of who changed what', async () => {
    await register();
    await clinic.desk.perform(editPatient, { id: 'P-00001', last_name: 'Okafor', phone: '020 7946 0999' });
    const [edited, registered] = await clinic.desk.read(patientHistory, { id: 'P-00001' });
    expect(edited).toMatchObject({ actor: 'ana', operation: 'patients.edit' });
    expect(edited?.changes).toEqual([
      { field: 'last_name', before: 'Smith', after: 'Okafor' },
      { field: 'phone', before: '020 7946 0712', after: '020 7946 0999' },
    ]);
    expect(registered?.operation).toBe('patients.register');
  });

  it('can be undone', async () => {
    await register();
    await clinic.desk.perform(editPatient, { id: 'P-00001', last_name: 'Okafor' });
    await clinic.desk.perform(undoLast, {});
    expect(await clinic.desk.read(showPatient, { id: 'P-00001' })).toMatchObject({
      full_name: 'Samira Smith',
    });
    expect(await clinic.desk.read(searchPatients, { text: 'smith' })).toHaveLength(1);
  });
});

describe('deceased and inactive', () => {
  it('a date of death must be possible, and goes when she is active again', async () => {
    await register();
    const before = await refusal(clinic.desk.perform(markDeceased, { id: 'P-00001', date: '1987-01-01' }));
    expect(before.fields).toEqual({ deceased_on: 'Date of death is before the birth date.' });
    const dead = await clinic.desk.perform(markDeceased, { id: 'P-00001', date: '1.11.2026' });
    expect(dead).toMatchObject({ status: 2, deceased_on: '2026-11-01' });
    expect((await refusal(clinic.desk.perform(deactivatePatient, { id: 'P-00001' }))).code).toBe('invalid');
    const back = await clinic.desk.perform(reactivatePatient, { id: 'P-00001' });
    expect(back).toMatchObject({ status: 0, deceased_on: null });
  });

  it('a date of death through an edit asks who waits and what is booked, as marking her deceased does', async () => {
    await furnish(clinic.desk, HOUSE);
    const id = 'P-00001';
    await clinic.desk.perform(bookAppointment, {
      patient: id,
      doctor: 'L1',
      specialization: 'G',
      start: '2026-11-28T09:00',
    });
    const { ticket } = await clinic.desk.perform(queueJoin, { patient: id, specialization: 'G' });
    const died = { id, deceased_on: '2026-11-20' };
    const waits = await refusal(clinic.desk.perform(editPatient, died));
    expect(waits).toMatchObject({
      code: 'in_use',
      message: `Okafor, Ada is in the queue of General practice (${ticket}).`,
    });
    expect(await clinic.desk.read(showPatient, { id })).toMatchObject({ status: 0, deceased_on: null });
    await clinic.desk.perform(queueRemove, { id: ticket, reason: 'went home' });
    expect(await clinic.desk.perform(editPatient, died)).toMatchObject({
      status: 2,
      warnings: ['One appointment is still booked.'],
    });
  });
});

it('a patient is found inside an operation by the same references', async () => {
  await register();
  const em = clinic.engine.orm.em.fork();
  expect((await findPatient({ em } as Parameters<typeof findPatient>[0], ' p-1 ')).full_name).toBe(
    'Samira Smith',
  );
});
