import { z } from 'zod';
import { Doctor, DoctorSchedule, DoctorSpecialization } from '../../../src/clinic/doctors/index.ts';
import { Patient } from '../../../src/clinic/patients/entity.ts';
import { Specialization } from '../../../src/clinic/specializations/index.ts';
import { type Desk, defineOperation, defineQuery, type View } from '../../../src/desk/index.ts';

export interface PatientFacts {
  number: string;
  first_name: string;
  last_name: string;
  birth_date?: string;
  phone?: string | null;
  status?: number;
}

export interface HouseFacts {
  /** Code → name and capacity. */
  specializations: Record<string, { name: string; max_capacity?: number; is_active?: boolean }>;
  patients: PatientFacts[];
  /** Licence number → name, the codes of the specializations, and the weekday (0 Sunday) worked from 08 to 18. */
  doctors?: Record<string, { full_name: string; specializations: string[]; days: number[] }>;
}

export const PATIENTS: PatientFacts[] = [
  {
    number: 'P-00001',
    first_name: 'Ada',
    last_name: 'Okafor',
    birth_date: '1988-03-07',
    phone: '+442079460712',
  },
  { number: 'P-00002', first_name: 'Jonas', last_name: 'Meyer', birth_date: '1951-12-07' },
  { number: 'P-00003', first_name: 'Rima', last_name: 'Haddad', birth_date: '2007-12-14' },
  { number: 'P-00004', first_name: 'Ilse', last_name: 'Brandt', birth_date: '1940-01-30' },
  { number: 'P-00005', first_name: 'Zofia', last_name: 'Nowak', birth_date: '1999-09-09' },
  { number: 'P-00006', first_name: 'Olof', last_name: 'Svensson', birth_date: '1975-06-01' },
];

/** Saturday 21 November 2026 is a day 6. */
export const HOUSE: HouseFacts = {
  specializations: { G: { name: 'General practice' }, C: { name: 'Cardiology' } },
  patients: PATIENTS,
  doctors: { L1: { full_name: 'Anna Lindt', specializations: ['G'], days: [6] } },
};

/** Fills an empty clinic, straight through the unit of work: these tests are about the queue alone. */
export async function furnish(desk: Desk, house: HouseFacts = HOUSE): Promise<void> {
  const furnishing = defineOperation({
    name: 'test.furnish',
    title: 'Furnish',
    input: z.object({}),
    permission: 'clinic.configure',
    undo: 'never',
    async run(work) {
      const byCode = new Map<string, Specialization>();
      for (const [code, facts] of Object.entries(house.specializations)) {
        byCode.set(code, work.em.create(Specialization, { id: work.id(), code, ...facts }));
      }
      for (const [index, facts] of house.patients.entries()) {
        work.em.create(Patient, {
          id: work.id(),
          search_key: index + 1,
          birth_date: '1980-01-01',
          gender: 'Other',
          ...facts,
        });
      }
      for (const [license_number, facts] of Object.entries(house.doctors ?? {})) {
        const doctor = work.em.create(Doctor, {
          id: work.id(),
          license_number,
          full_name: facts.full_name,
          title: 'Dr',
        });
        for (const code of facts.specializations) {
          const specialization = byCode.get(code);
          if (specialization) work.em.create(DoctorSpecialization, { doctor, specialization });
        }
        for (const day_of_week of facts.days) {
          work.em.create(DoctorSchedule, {
            id: work.id(),
            doctor,
            day_of_week,
            start_time: '08:00',
            end_time: '18:00',
          });
        }
      }
    },
  });
  await desk.perform(furnishing, {});
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
