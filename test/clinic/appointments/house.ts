import { z } from 'zod';
import { Appointment } from '../../../src/clinic/appointments/index.ts';
import {
  Doctor,
  DoctorAbsence,
  DoctorSchedule,
  DoctorSpecialization,
} from '../../../src/clinic/doctors/index.ts';
import { Patient, patientNumber } from '../../../src/clinic/patients/index.ts';
import { Setting } from '../../../src/clinic/settings/index.ts';
import { Specialization } from '../../../src/clinic/specializations/index.ts';
import { type Desk, defineOperation, defineQuery, type View, type Work } from '../../../src/desk/index.ts';

/** Monday, 08:00 in Berlin: everything of the day is still ahead. */
export const monday = '2026-11-23T07:00:00.000Z';

const patients = [
  {
    first_name: 'Samira',
    last_name: 'Smith',
    birth_date: '1988-03-07',
    phone: '+442079460712',
  },
  { first_name: 'Jonas', last_name: 'Meyer', birth_date: '1951-12-07' },
  { first_name: 'Rima', last_name: 'Haddad', birth_date: '2007-12-14' },
  { first_name: 'Ilse', last_name: 'Brandt', birth_date: '1940-01-30' },
  { first_name: 'Zofia', last_name: 'Nowak', birth_date: '1999-09-09', status: 1 },
  { first_name: 'Olof', last_name: 'Svensson', birth_date: '1930-06-01', status: 2 },
] as const;

const weekdays = [1, 2, 3, 4, 5];
const doctors = [
  { license_number: 'L1', full_name: 'Anna Lindt', codes: ['G'], days: weekdays },
  { license_number: 'L2', full_name: 'Kofi Osei', codes: ['G', 'C'], days: weekdays },
  { license_number: 'L3', full_name: 'Tom Baker', codes: ['C'], days: weekdays, status: 'Inactive' },
  // Works through the night of the clock change, Saturday to Sunday.
  { license_number: 'L4', full_name: 'Nina Night', codes: ['G'], days: [0], hours: ['01:00', '06:00'] },
] as const;

/**
 * A clinic in Berlin: Dr Lindt and Dr Osei work Monday to Friday, 09:00 to 17:00 with a break at noon; Dr Osei is
 * on leave in the first week of December, Dr Baker has left. The patients are P-00001 to P-00006; the fifth is
 * inactive, the sixth has died.
 */
export async function furnish(desk: Desk): Promise<void> {
  await perform(desk, async (work) => {
    work.em.create(Setting, { name: 'time_zone', value: JSON.stringify('Europe/Berlin') });
    const byCode = new Map(
      Object.entries({ G: 'General practice', C: 'Cardiology' }).map(([code, name]) => [
        code,
        work.em.create(Specialization, { id: work.id(), code, name }),
      ]),
    );
    for (const facts of patients) {
      const nth = await work.next('patient_number');
      const made = {
        id: work.id(),
        number: patientNumber(nth),
        search_key: nth,
        gender: 'Other',
        ...facts,
      } as const;
      work.em.create(Patient, made, { partial: true });
    }
    for (const { codes, days, ...facts } of doctors) {
      const { license_number, full_name } = facts;
      const status = 'status' in facts ? facts.status : 'Active';
      const hours = 'hours' in facts ? facts.hours : null;
      const doctor = work.em.create(Doctor, {
        id: work.id(),
        title: 'Dr',
        license_number,
        full_name,
        status,
      });
      for (const code of codes) {
        const specialization = byCode.get(code);
        if (specialization) work.em.create(DoctorSpecialization, { doctor, specialization });
      }
      for (const day_of_week of days) {
        const [start_time, end_time] = hours ?? ['09:00', '17:00'];
        const rest = hours ? {} : { break_start: '12:00', break_end: '13:00' };
        work.em.create(DoctorSchedule, { id: work.id(), doctor, day_of_week, start_time, end_time, ...rest });
      }
      if (license_number !== 'L2') continue;
      const leave = { from_date: '2026-12-01', to_date: '2026-12-05', reason: 'course' };
      work.em.create(DoctorAbsence, { id: work.id(), doctor, ...leave });
    }
  });
}

/** Writes to the tables themselves, beside the operations under test. */
export function perform<R>(desk: Desk, body: (work: Work) => Promise<R>): Promise<R> {
  const operation = defineOperation({
    name: 'test.furnish',
    title: 'Furnish',
    input: z.object({}),
    permission: 'clinic.configure',
    undo: 'never',
    run: (work) => body(work),
  });
  return desk.perform(operation, {});
}

/** A look at the tables themselves, beside the queries under test. */
export function look<R>(desk: Desk, body: (view: View) => Promise<R>): Promise<R> {
  const query = defineQuery({
    name: 'test.look',
    title: 'Look',
    input: z.object({}),
    permission: 'clinic.see',
    run: (view) => body(view),
  });
  return desk.read(query, {});
}

/** What the database holds: every visit as 'date time patient status', by start and status. */
export function book(desk: Desk): Promise<string[]> {
  return look(desk, async ({ em }) => {
    const visits = await em.find(
      Appointment,
      {},
      { populate: ['patient'], orderBy: { starts_at: 'asc', status: 'asc' } },
    );
    return visits.map(
      (visit) =>
        `${visit.appointment_date} ${visit.appointment_time} ${visit.patient.last_name} ${visit.status}`,
    );
  });
}
