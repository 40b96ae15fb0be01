import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookAppointment } from '../../../src/clinic/appointments/index.ts';
import {
  doctorAbsence,
  doctorAdd,
  doctorDelete,
  doctorEdit,
  doctorList,
  doctorLoad,
  doctorSchedule,
  doctorShow,
  doctorsToday,
} from '../../../src/clinic/doctors/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { specializationAdd } from '../../../src/clinic/specializations/index.ts';
import { undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish, PATIENTS } from '../queue/house.ts';

// A Monday, 10:40 on the clinic's wall.
const now = '2026-11-23T10:40:00.000Z';
let clinic: TestClinic;

beforeEach(async () => {
  clinic = await openTestClinic({ now });
  await clinic.desk.perform(specializationAdd, { name: 'General practice' });
  await clinic.desk.perform(specializationAdd, { name: 'Cardiology' });
});
afterEach(() => clinic.close());

const addLindt = () =>
  clinic.desk.perform(doctorAdd, {
    full_name: ' Anna  Lindt ',
    title: 'Dr',
    license_number: 'LIC-1',
    phone: '07400 123456',
    email: 'a.lindt@Example.org',
    specializations: 'g, Cardiology',
  });

const monday = { day: 'Mon', start_time: '8', end_time: '16:00', break_start: '12.00', break_end: '1pm' };

describe('adding a doctor', () => {
  it('reads what was typed and answers the whole doctor', async () => {
    expect(await addLindt()).toMatchObject({
      full_name: 'Anna Lindt',
      name: 'Dr Lindt',
      phone: '+447400123456',
      phone_typed: '07400 123456',
      email: 'a.lindt@example.org',
      status: 'Active',
      specializations: [{ code: 'C' }, { code: 'G' }],
      schedule: [],
      version: 1,
    });
  });

  it('refuses a licence number that another one has, a wrong phone and an unknown specialization', async () => {
    await addLindt();
    await expect(addLindt()).rejects.toMatchObject({
      code: 'duplicate',
      message: 'Anna Lindt already has the licence number LIC-1.',
      fields: { license_number: expect.any(String) },
    });
    const other = { full_name: 'Jun Park', license_number: 'LIC-2' };
    await expect(clinic.desk.perform(doctorAdd, { ...other, phone: '12' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { phone: expect.any(String) },
    });
    await expect(clinic.desk.perform(doctorAdd, { ...other, specializations: ['X'] })).rejects.toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('C (Cardiology)'),
    });
    expect(await clinic.desk.read(doctorList, {})).toHaveLength(1);
  });

  it('can be undone, its links with it', async () => {
    await addLindt();
    await clinic.desk.perform(undoLast, {});
    expect(await clinic.desk.read(doctorList, {})).toEqual([]);
  });
});

describe('editing a doctor', () => {
  it('changes what is said, empties what is blank, leaves the rest', async () => {
    await addLindt();
    const edited = await clinic.desk.perform(doctorEdit, {
      id: 'LIC-1',
      email: '',
      years_of_experience: '14',
      specializations: ['C'],
    });
    expect(edited).toMatchObject({
      full_name: 'Anna Lindt',
      email: null,
      phone_typed: '07400 123456',
      years_of_experience: 14,
      specializations: [{ code: 'C' }],
    });
  });

  it('refuses a version that somebody changed since', async () => {
    const { id, version } = await addLindt();
    const ben = await clinic.anotherDesk();
    await ben.perform(doctorEdit, { id, title: 'Prof', version });
    await expect(clinic.desk.perform(doctorEdit, { id, title: 'Dr med', version })).rejects.toMatchObject({
      code: 'stale',
      message: expect.stringContaining('ben'),
    });
    expect((await clinic.desk.read(doctorShow, { id })).title).toBe('Prof');
  });

  it('that sends one away names the booked visits nobody sees now', async () => {
    await furnish(clinic.desk, {
      specializations: { S: { name: 'Surgery' } },
      patients: PATIENTS,
      doctors: { L1: { full_name: 'Anna Lindt', specializations: ['S'], days: [6] } },
    });
    const visit = await clinic.desk.perform(bookAppointment, {
      patient: 'P-00001',
      doctor: 'L1',
      start: '2026-11-28T09:00',
    });
    for (const status of ['On Leave', 'Inactive']) {
      const edited = await clinic.desk.perform(doctorEdit, { id: 'L1', status });
      expect(edited.displaced).toEqual([
        { id: visit.id, start: '2026-11-28T09:00', patient_name: 'Ada Okafor' },
      ]);
    }
    expect((await clinic.desk.perform(doctorEdit, { id: 'L1', title: 'Prof' })).displaced).toEqual([]);
    expect((await clinic.desk.perform(doctorEdit, { id: 'L1', status: 'Active' })).displaced).toEqual([]);
  });
});

describe('the schedule', () => {
  beforeEach(addLindt);

  it('is set a day at a time, and says who is on duty', async () => {
    const after = await clinic.desk.perform(doctorSchedule, { id: 'LIC-1', ...monday });
    expect(after.schedule).toEqual([
      {
        day_of_week: 1,
        start_time: '08:00',
        end_time: '16:00',
        break_start: '12:00',
        break_end: '13:00',
        is_available: true,
      },
    ]);
    expect(after.duty).toEqual({ state: 'on_duty', until: '16:00' });
    const changed = await clinic.desk.perform(doctorSchedule, {
      id: 'LIC-1',
      day: 1,
      end_time: '10:00',
      break_start: '',
      break_end: '',
    });
    expect(changed.schedule[0]).toMatchObject({ start_time: '08:00', end_time: '10:00', break_start: null });
    expect(changed.duty).toEqual({ state: 'done' });
    const freed = await clinic.desk.perform(doctorSchedule, { id: 'LIC-1', day: 'monday', off: true });
    expect(freed.schedule).toEqual([]);
  });

  it('is replaced as a week, free days taken out', async () => {
    await clinic.desk.perform(doctorSchedule, { id: 'LIC-1', ...monday });
    const { schedule } = await clinic.desk.perform(doctorSchedule, {
      id: 'LIC-1',
      week: [
        { day_of_week: 'Tuesday', start_time: '9', end_time: '17' },
        { day_of_week: 6, start_time: '9', end_time: '12', is_available: false },
      ],
    });
    expect(schedule.map((day) => [day.day_of_week, day.is_available])).toEqual([
      [2, true],
      [6, false],
    ]);
  });

  it('is not overwritten by who looked at an older one', async () => {
    const { version } = await clinic.desk.read(doctorShow, { id: 'LIC-1' });
    clinic.clock.advance({ seconds: 5 });
    const ben = await clinic.anotherDesk();
    await ben.perform(doctorSchedule, { id: 'LIC-1', ...monday });
    await expect(
      clinic.desk.perform(doctorSchedule, { id: 'LIC-1', week: [], version }),
    ).rejects.toMatchObject({
      code: 'stale',
    });
    expect((await clinic.desk.read(doctorShow, { id: 'LIC-1' })).schedule).toHaveLength(1);
  });

  it('refuses impossible days with a sentence at the field', async () => {
    const set = (more: object) => clinic.desk.perform(doctorSchedule, { id: 'LIC-1', ...monday, ...more });
    await expect(set({ end_time: '7:00' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('Monday: The day must end after it starts'),
      fields: { end_time: expect.any(String) },
    });
    await expect(set({ break_end: '17:00' })).rejects.toMatchObject({
      fields: { break_end: expect.any(String) },
    });
    await expect(set({ day: 'someday' })).rejects.toMatchObject({ fields: { day: expect.any(String) } });
    await expect(
      clinic.desk.perform(doctorSchedule, { id: 'LIC-1', day: 2, start_time: '9' }),
    ).rejects.toMatchObject({
      fields: { end_time: expect.any(String) },
    });
    const twice = { day_of_week: 2, start_time: '9', end_time: '17' };
    await expect(clinic.desk.perform(doctorSchedule, { id: 'LIC-1', week: [twice, twice] })).rejects.toThrow(
      'Tuesday stands twice',
    );
    expect((await clinic.desk.read(doctorShow, { id: 'LIC-1' })).schedule).toEqual([]);
  });
});

describe('leave', () => {
  beforeEach(async () => {
    await addLindt();
    await clinic.desk.perform(doctorSchedule, { id: 'LIC-1', ...monday });
  });

  it('takes a doctor off duty, and gives her back when it is taken away', async () => {
    const away = await clinic.desk.perform(doctorAbsence, {
      id: 'LIC-1',
      from: '22.11.26',
      to: '24.11.2026',
      reason: 'Congress',
    });
    expect(away.duty).toEqual({ state: 'on_leave', back_on: '2026-11-25' });
    expect(away.absences).toMatchObject([
      { from_date: '2026-11-22', to_date: '2026-11-24', reason: 'Congress' },
    ]);
    const [absence] = away.absences;
    const back = await clinic.desk.perform(doctorAbsence, { id: 'LIC-1', remove: absence?.id });
    expect(back.absences).toEqual([]);
    expect(back.duty.state).toBe('on_duty');
  });

  it('reads dates in the order of the clinic', async () => {
    await clinic.desk.perform(settingSet, { name: 'date_order', value: 'mdy' });
    const { absences } = await clinic.desk.perform(doctorAbsence, { id: 'LIC-1', from: '12/3/26' });
    expect(absences).toMatchObject([{ from_date: '2026-12-03', to_date: '2026-12-03' }]);
  });

  it('refuses days that overlap another leave, the wrong way round, or no days', async () => {
    await clinic.desk.perform(doctorAbsence, { id: 'LIC-1', from: '2026-12-01', to: '2026-12-05' });
    const put = (from: string, to: string) => clinic.desk.perform(doctorAbsence, { id: 'LIC-1', from, to });
    await expect(put('2026-12-05', '2026-12-06')).rejects.toMatchObject({
      code: 'overlap',
      message: 'Dr Lindt is already away from 2026-12-01 to 2026-12-05.',
    });
    await expect(put('2026-12-20', '2026-12-10')).rejects.toMatchObject({
      fields: { to: expect.any(String) },
    });
    await expect(put('', '')).rejects.toMatchObject({ fields: { from: 'First day is missing.' } });
  });
});

describe('looking at doctors', () => {
  beforeEach(async () => {
    await addLindt();
    await clinic.desk.perform(doctorSchedule, { id: 'LIC-1', ...monday });
    await clinic.desk.perform(doctorAdd, {
      full_name: 'Aaron Gone',
      license_number: 'LIC-0',
      status: 'inactive',
    });
    await clinic.desk.perform(doctorAdd, {
      full_name: 'Jun-ho Park',
      license_number: 'LIC-2',
      specializations: 'G',
    });
  });

  const names = async (input: object) =>
    (await clinic.desk.read(doctorList, input)).map((row) => row.full_name);

  it('lists active ones first and filters', async () => {
    expect(await names({})).toEqual(['Anna Lindt', 'Jun-ho Park', 'Aaron Gone']);
    expect(await names({ limit: 1 })).toEqual(['Anna Lindt']);
    expect(await names({ on_duty: true })).toEqual(['Anna Lindt']);
    expect(await names({ specialization: 'cardiology' })).toEqual(['Anna Lindt']);
    expect(await names({ status: 'Inactive' })).toEqual(['Aaron Gone']);
    expect(await names({ text: 'park' })).toEqual(['Jun-ho Park']);
    expect(await names({ text: '%' })).toEqual([]);
  });

  it.each(['joerg muller', 'Jörg', 'MUELLER', 'jorg lic-9', 'müller jörg', 'lić 9'])(
    'finds Jörg Müller by “%s”, for accents do not count',
    async (text) => {
      await clinic.desk.perform(doctorAdd, { full_name: 'Jörg Müller', license_number: 'LIC-9' });
      const found = await clinic.desk.read(doctorList, { text });
      expect(found.map(({ full_name }) => full_name)).toEqual(['Jörg Müller']);
    },
  );

  it('says who works today, who is away, and nothing of the others', async () => {
    await clinic.desk.perform(doctorAdd, { full_name: 'Wei Chen', license_number: 'LIC-3', status: 'away' });
    await clinic.desk.perform(doctorSchedule, { id: 'LIC-2', day: 1, start_time: '12', end_time: '18' });
    const today = await clinic.desk.read(doctorsToday, {});
    expect(today.map(({ full_name, duty_text }) => [full_name, duty_text])).toEqual([
      ['Anna Lindt', 'until 16:00'],
      ['Jun-ho Park', 'from 12:00'],
      ['Wei Chen', 'on leave'],
    ]);
  });

  it('shows an empty day as free of load', async () => {
    expect(await clinic.desk.read(doctorLoad, { id: 'LIC-1' })).toMatchObject({
      date: '2026-11-23',
      worked_minutes: 420,
      booked: 0,
      share: 0,
      visits: [],
    });
    expect(await clinic.desk.read(doctorLoad, { id: 'LIC-2' })).toMatchObject({
      worked_minutes: 0,
      share: null,
    });
  });

  it('deletes one nothing refers to, schedule and all, and can take it back', async () => {
    await clinic.desk.perform(doctorDelete, { id: 'LIC-1' });
    await expect(clinic.desk.read(doctorShow, { id: 'LIC-1' })).rejects.toMatchObject({ code: 'not_found' });
    await clinic.desk.perform(undoLast, {});
    const back = await clinic.desk.read(doctorShow, { id: 'LIC-1' });
    expect(back.schedule).toHaveLength(1);
    expect(back.specializations).toHaveLength(2);
  });
});
