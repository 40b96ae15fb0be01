import { refuse, type View } from '../../desk/index.ts';
import { callName, type Doctor, DoctorSpecialization } from '../doctors/index.ts';
import { type Patient, refuseAnonymised } from '../patients/index.ts';
import { findActiveSpecialization, type Specialization } from '../specializations/index.ts';

/** Refuses a patient for whom no visit can be booked, with `invalid`. */
export function refuseGonePatient(patient: Patient): void {
  refuseAnonymised(patient);
  if (patient.status === 0) return;
  const state = patient.status === 2 ? 'has died' : 'is inactive';
  const sentence = `${patient.full_name} (${patient.number}) ${state}: no visit can be booked.`;
  refuse('invalid', sentence, {
    hint: patient.status === 2 ? undefined : 'Make the patient active again first.',
    fields: { patient: sentence },
  });
}

/** The specialization of a visit: the one named, else the one it had if the doctor has it too, else the doctor's first. */
export async function chooseSpecialization(
  view: View,
  doctor: Doctor,
  named: string | null | undefined,
  before?: Specialization,
): Promise<Specialization> {
  const links = await view.em.find(
    DoctorSpecialization,
    { doctor: doctor.id },
    { populate: ['specialization'], orderBy: { assigned_date: 'asc', specialization: { name: 'asc' } } },
  );
  const own = links.map((link) => link.specialization);
  if (named) return namedOne(doctor, await findActiveSpecialization(view, named), own);
  const kept = before && own.find((one) => one.id === before.id);
  const first = kept ?? own.find((one) => one.is_active);
  return first ?? refuseNone(doctor);
}

function namedOne(doctor: Doctor, wanted: Specialization, own: Specialization[]): Specialization {
  if (own.length === 0 || own.some((one) => one.id === wanted.id)) return wanted;
  const sentence = `${callName(doctor)} does not work in ${wanted.name}.`;
  return refuse('invalid', sentence, {
    hint: `Choose from: ${own.map((one) => one.name).join(', ')}.`,
    fields: { specialization: sentence },
  });
}

function refuseNone(doctor: Doctor): never {
  const sentence = `${callName(doctor)} has no specialization.`;
  return refuse('invalid', sentence, {
    hint: 'Name one, or give the doctor one first.',
    fields: { specialization: sentence },
  });
}
