import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settingSet } from '../../../../src/clinic/settings/index.ts';
import { type ReadingIn, readingIn } from '../support/reading-in.ts';

let house: ReadingIn;
beforeEach(async () => {
  house = await readingIn('2026-11-21T10:40:00.000Z');
  const { desk } = house.clinic;
  await desk.perform(settingSet, { name: 'time_zone', value: 'America/New_York' });
  await desk.perform(settingSet, { name: 'country', value: 'US' });
  await house.run(
    house.file('patients.csv', [
      'id,first,last,dob,sex,phone',
      'r1,Ada,Okafor,1988-03-07,f,212 555 0100',
      'r2,Jo,Meyer,1970-05-05,m,',
    ]),
  );
  await house.run(
    house.file('doctors.csv', ['name,licence,id,specialty', 'Anna Lindt,L1,d-1,Oncology', 'Ben Roy,L2,d-2,']),
  );
});
afterEach(() => house.close());

const visits = () =>
  house.rows<Record<string, unknown>>('select * from appointments order by starts_at, external_ref');

describe('visits of another program', () => {
  test('instants land on the clinic’s wall; past ones are completed, and overlapping ones kept as imported', async () => {
    const file = house.file('encounters.csv', [
      'Id,START,STOP,PATIENT,PROVIDER,ENCOUNTERCLASS,DESCRIPTION',
      'e1,2020-03-21T16:55:29Z,2020-03-21T17:10:29Z,r1,d-1,wellness,General examination',
      'e2,2020-03-21T17:00:00Z,2020-03-21T17:30:00Z,r2,d-1,emergency,Asthma',
      'e3,2020-03-22T17:00:00Z,2020-03-24T17:30:00Z,r2,d-1,inpatient,Stay',
      'e4,2020-03-22T17:00:00Z,2020-03-22T17:30:00Z,r9,d-1,wellness,Nobody',
      'e5,2020-03-22T17:00:00Z,2020-03-22T17:30:00Z,r2,d-2,wellness,No specialization',
    ]);
    const report = await house.run(file);
    expect(report).toMatchObject({ table: 'appointments', read: 5, inserted: 2, rejected: 3 });
    expect(report.problems).toEqual([
      {
        line: 4,
        column: 'STOP',
        value: '2020-03-24T17:30:00Z',
        reason: expect.stringMatching(/2 910 minutes/),
      },
      { line: 5, column: 'PATIENT', value: 'r9', reason: 'There is no patient “r9” here.' },
      { line: 6, column: null, value: null, reason: expect.stringMatching(/no specialization/) },
    ]);
    expect(visits()).toMatchObject([
      {
        external_ref: 'e1',
        starts_at: '2020-03-21T16:55:00.000Z',
        appointment_date: '2020-03-21',
        appointment_time: '12:55',
        duration: 15,
        status: 'Completed',
        reason: 'General examination',
        overbooked: null,
      },
      { external_ref: 'e2', appointment_type: 'Emergency', overbooked: 'imported', duration: 30 },
    ]);
    expect(await house.run(file)).toMatchObject({ inserted: 0, unchanged: 2, rejected: 3 });
  });

  test('patients are known by phone and birth date, or by name and birth date; doctors by name', async () => {
    const file = house.file('visits.csv', [
      'first name,last name,dob,phone,doctor,date,time,minutes,status',
      ',,03/07/1988,(212) 555-0100,Dr Anna Lindt,03/25/2020,9:30 am,20,done',
      'Jo,Meyer,05/05/1970,,anna lindt,03/26/2020,14:00,30,no show',
      'Jo,Meier,05/05/1970,,anna lindt,03/27/2020,14:00,30,no show',
    ]);
    const report = await house.run(file, { table: 'appointments' });
    expect(report).toMatchObject({ inserted: 2, rejected: 1, detected: { date_order: 'mdy' } });
    expect(visits()).toMatchObject([
      { appointment_date: '2020-03-25', appointment_time: '09:30', duration: 20, status: 'Completed' },
      { appointment_date: '2020-03-26', appointment_time: '14:00', status: 'No-Show' },
    ]);
  });

  test('one that is still to come is booked by the rules of the desk', async () => {
    await house.run(
      house.file('hours.csv', ['doctor,day,start,end', 'L1,Monday,08:00,16:00', 'L1,2,09:00,12:00']),
      { table: 'doctor_schedules' },
    );
    const file = house.file('booked.csv', [
      'id,patient,doctor,start,duration,status',
      'b1,r1,L1,2026-11-23T09:00,30,confirmed',
      'b2,r2,L1,2026-11-23T09:15,30,',
      'b3,r2,L1,2026-11-23T17:00,30,',
      'b4,r2,L1,2026-11-24T09:00,30,completed',
      'b5,r2,L1,2026-11-23T10:00,30,',
    ]);
    const report = await house.run(file, { table: 'appointments' });
    expect(report.problems).toEqual([
      {
        line: 3,
        column: 'start',
        value: '2026-11-23T09:15',
        reason: expect.stringMatching(/doctor has another/i),
      },
      { line: 4, column: 'start', value: '2026-11-23T17:00', reason: expect.stringMatching(/16:00/) },
      { line: 5, column: 'status', value: 'completed', reason: expect.stringMatching(/still to come/) },
    ]);
    expect(visits()).toMatchObject([
      { external_ref: 'b1', status: 'Confirmed', starts_at: '2026-11-23T14:00:00.000Z' },
      { external_ref: 'b5', status: 'Scheduled' },
    ]);
    expect(await house.run(file, { table: 'appointments' })).toMatchObject({ unchanged: 2, inserted: 0 });
  });

  test('tickets, leave and specializations land too, and are known again', async () => {
    const [code] = house.rows<{ code: string }>("select code from specializations where name = 'Oncology'");
    const queue = house.file('queue.csv', [
      'patient,department,ticket,joined at,served at,priority',
      `r1,${code?.code},X-007,2026-11-20 09:00,2026-11-20 09:40,urgent`,
      'r2,oncology,,2026-11-20 09:10,2026-11-20 09:50,',
      'r2,oncology,,2026-11-19 09:10,,',
      'r2,oncology,,,,',
    ]);
    const first = await house.run(queue, { table: 'queue_entries' });
    expect(first).toMatchObject({ inserted: 3, rejected: 1, problems: [{ line: 4 }] });
    expect(house.rows('select ticket, status, urgency from queue_entries order by joined_at')).toMatchObject([
      { ticket: 'X-007', status: 2, urgency: 'urgent' },
      { ticket: `${code?.code}-001`, status: 2, urgency: 'routine' },
      { ticket: `${code?.code}-001`, status: 0 },
    ]);
    expect(await house.run(queue, { table: 'queue_entries' })).toMatchObject({ unchanged: 3, rejected: 1 });
    const leave = house.file('leave.csv', ['doctor,from,to,why', 'L1,2026-12-01,2026-12-05,congress']);
    expect(await house.run(leave, { table: 'doctor_absences' })).toMatchObject({ inserted: 1 });
    expect(await house.run(leave, { table: 'doctor_absences' })).toMatchObject({ unchanged: 1 });
    const departments = house.file('departments.csv', ['name,capacity', 'Oncology,12', 'Sleep lab,2']);
    expect(await house.run(departments)).toMatchObject({
      table: 'specializations',
      inserted: 1,
      rejected: 1,
      problems: [{ line: 2, reason: expect.stringContaining('another max capacity') }],
    });
    expect(await house.run(departments, { on_conflict: 'update' })).toMatchObject({ updated: 1 });
    const links = house.file('links.csv', ['doctor,specialization', 'L2,sleep lab', 'L1,Oncology']);
    expect(await house.run(links)).toMatchObject({
      table: 'doctor_specializations',
      inserted: 1,
      unchanged: 1,
    });
  });
});
