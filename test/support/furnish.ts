import { z } from 'zod';
import {
  Doctor,
  DoctorAbsence,
  DoctorSchedule,
  DoctorSpecialization,
} from '../../src/clinic/doctors/index.ts';
import { Patient, patientNumber } from '../../src/clinic/patients/index.ts';
import { Setting } from '../../src/clinic/settings/index.ts';
import { Specialization } from '../../src/clinic/specializations/index.ts';
import { type Desk, defineOperation, defineQuery, type View, type Work } from '../../src/desk/index.ts';

export interface PatientFacts {
  /** The next one unless said. */
  number?: string;
  first_name: string;
  last_name: string;
  birth_date?: string;
  phone?: string | null;
  status?: number;
}

export interface DoctorFacts {
  full_name: string;
  /** Their codes. */
  specializations: readonly string[];
  /** Weekdays worked, 0 Sunday. */
  days: readonly number[];
  /** From 08:00 to 18:00 without a break unless said. */
  hours?: readonly [start: string, end: string];
  pause?: readonly [start: string, end: string];
  status?: 'Active' | 'Inactive' | 'On Leave';
  leave?: { from_date: string; to_date: string; reason: string };
}

export interface HouseFacts {
  time_zone?: string;
  /** Code → name and capacity. */
  specializations: Readonly<Record<string, { name: string; max_capacity?: number; is_active?: boolean }>>;
  patients: readonly PatientFacts[];
  /** By licence number. */
  doctors?: Readonly<Record<string, DoctorFacts>>;
}

/** Fills an empty clinic straight through the unit of work, beside the operations under test. */
export function furnish(desk: Desk, house: HouseFacts): Promise<void> {
  return perform(desk, async (work) => {
    const { time_zone } = house;
    if (time_zone) work.em.create(Setting, { name: 'time_zone', value: JSON.stringify(time_zone) });
    const byCode = new Map(
      Object.entries(house.specializations).map(([code, facts]) => [
        code,
        work.em.create(Specialization, { id: work.id(), code, ...facts }),
      ]),
    );
    for (const facts of house.patients) await addPatient(work, facts);
    for (const [licence, facts] of Object.entries(house.doctors ?? {})) {
      addDoctor(work, licence, facts, byCode);
    }
  });
}

async function addPatient(work: Work, facts: PatientFacts): Promise<void> {
  const nth = await work.next('patient_number');
  const made = { id: work.id(), number: patientNumber(nth), search_key: nth, birth_date: '1980-01-01' };
  work.em.create(Patient, { ...made, gender: 'Other', ...facts }, { partial: true });
}

function addDoctor(
  work: Work,
  license_number: string,
  facts: DoctorFacts,
  byCode: ReadonlyMap<string, Specialization>,
): void {
  const { full_name, status = 'Active', hours = ['08:00', '18:00'], pause, leave } = facts;
  const doctor = work.em.create(Doctor, { id: work.id(), title: 'Dr', license_number, full_name, status });
  for (const code of facts.specializations) {
    const specialization = byCode.get(code);
    if (specialization) work.em.create(DoctorSpecialization, { doctor, specialization });
  }
  const [start_time, end_time] = hours;
  const times = { start_time, end_time, ...(pause && { break_start: pause[0], break_end: pause[1] }) };
  for (const day_of_week of facts.days) {
    work.em.create(DoctorSchedule, { id: work.id(), doctor, day_of_week, ...times });
  }
  if (leave) work.em.create(DoctorAbsence, { id: work.id(), doctor, ...leave });
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
