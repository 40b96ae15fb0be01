import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAppointments } from '../../src/clinic/appointments/index.ts';
import { doctorList } from '../../src/clinic/doctors/index.ts';
import { registerInput, registerPatient } from '../../src/clinic/patients/index.ts';
import { queueList, queueSummary } from '../../src/clinic/queue/index.ts';
import { settingList, settingSet } from '../../src/clinic/settings/index.ts';
import { specializationDelete, specializationList } from '../../src/clinic/specializations/index.ts';
import { createClinic, type NewClinic } from '../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

// A Monday morning.
const now = '2026-11-23T10:40:00.000Z';
let clinic: TestClinic;

beforeEach(async () => {
  clinic = await openTestClinic({ now });
});
afterEach(() => clinic.close());

const create = (wanted: NewClinic) => createClinic({ ...clinic, close: async () => {} }, wanted);

/** Whole tables as they are on the disk, in the order of their keys. */
const rowsOf = (table: string): Promise<Record<string, unknown>[]> =>
  clinic.engine.orm.em.fork().getConnection().execute(`select * from ${table} order by 1`);

const names = async () => (await clinic.desk.read(specializationList, {})).map((row) => row.name);

describe('a new clinic', () => {
  it('has its settings and the specializations, and nothing else', async () => {
    await create({ name: 'Riverside', time_zone: 'Europe/London', country: 'gb' });
    const settings = await clinic.desk.read(settingList, {});
    expect(Object.fromEntries(settings.map(({ name, value }) => [name, value]))).toMatchObject({
      name: 'Riverside',
      time_zone: 'Europe/London',
      country: 'GB',
    });
    expect(await names()).toHaveLength(8);
    expect(await clinic.desk.read(doctorList, {})).toEqual([]);
  });

  it('may be made again: what was changed since stays', async () => {
    await create({ time_zone: 'Europe/London', country: 'GB' });
    await clinic.desk.perform(specializationDelete, { id: 'ENT' });
    await clinic.desk.perform(settingSet, { name: 'country', value: 'IE' });
    await create({ name: 'Harbour' });
    expect(await names()).not.toContain('Ear, nose and throat');
    const settings = await clinic.desk.read(settingList, {});
    expect(settings.find(({ name }) => name === 'country')?.value).toBe('IE');
    expect(settings.find(({ name }) => name === 'name')?.value).toBe('Harbour');
  });

  it('refuses a time zone that there is not, and is not half made then', async () => {
    await expect(create({ name: 'Riverside', time_zone: 'Nowhere' })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await names()).toEqual([]);
    expect(await rowsOf('settings')).toEqual([]);
  });
});

describe('the demo clinic in a database', () => {
  const demo = { demo: true, time_zone: 'Europe/London', country: 'GB' };

  it('looks like a clinic at work through its own queries', async () => {
    await create(demo);
    expect(await clinic.desk.read(doctorList, {})).toHaveLength(12);
    const onDuty = await clinic.desk.read(doctorList, { on_duty: true });
    expect(onDuty.length).toBeGreaterThanOrEqual(5);
    const summary = await clinic.desk.read(queueSummary, {});
    const dermatology = summary.find((row) => row.specialization_code === 'D');
    expect(dermatology).toMatchObject({ waiting: 3, uncovered: true });
    expect(summary.find((row) => row.specialization_code === 'G')).toMatchObject({ uncovered: false });
    const waiting = await clinic.desk.read(queueList, {});
    const emergencies = waiting.filter(({ urgency }) => urgency === 'emergency');
    expect(emergencies).toMatchObject([{ patient_name: 'Ilse Brandt', specialization_code: 'G', place: 1 }]);
    const today = await clinic.desk.read(listAppointments, {});
    expect(today.length).toBeGreaterThan(30);
  });

  it('is the same rows for the same seed and moment', async () => {
    await create(demo);
    const other = await openTestClinic({ now });
    try {
      const mine = await Promise.all(['patients', 'appointments', 'doctors'].map(rowsOf));
      await createClinic({ ...other, close: async () => {} }, demo);
      const connection = other.engine.orm.em.fork().getConnection();
      const theirs = await Promise.all(
        ['patients', 'appointments', 'doctors'].map((table) =>
          connection.execute(`select * from ${table} order by 1`),
        ),
      );
      // Specializations are made by the running program, their ids are new in every database.
      const plain = (tables: object[][]) =>
        tables.map((rows) => rows.map((row) => ({ ...row, specialization_id: null })));
      expect(plain(theirs)).toEqual(plain(mine));
      expect(mine[0]).toHaveLength(400);
    } finally {
      await other.close();
    }
  });

  it('holds nobody whom the register form would refuse', async () => {
    await create(demo);
    for (const row of await rowsOf('patients')) {
      const { phone_typed, status: _status, deceased_on, ...fields } = row;
      const typed = { ...fields, phone: phone_typed, deceased_on };
      const known = Object.fromEntries(Object.entries(typed).filter(([name]) => name in registerInput.shape));
      expect(registerInput.safeParse(known), JSON.stringify(known)).toMatchObject({ success: true });
    }
  });

  it('lets work go on: the next patient number and ticket are free', async () => {
    await create(demo);
    const patient = await clinic.desk.perform(registerPatient, {
      first_name: 'New',
      last_name: 'Comer',
      birth_date: '1990-01-01',
      gender: 'Other',
    });
    expect(patient.number).toBe('P-00401');
  });

  it('is refused where there is data already, and changes nothing then', async () => {
    await create({ country: 'GB', time_zone: 'UTC' });
    await clinic.desk.perform(registerPatient, {
      first_name: 'Real',
      last_name: 'Person',
      birth_date: '1990-01-01',
      gender: 'Other',
    });
    await expect(create({ ...demo, name: 'Demo' })).rejects.toMatchObject({ code: 'has_data' });
    expect(await rowsOf('patients')).toHaveLength(1);
    const settings = await clinic.desk.read(settingList, {});
    expect(settings.find(({ name }) => name === 'name')?.value).toBe('Clinic');
  });
});
