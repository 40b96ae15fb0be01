import type { Work } from '../../desk/index.ts';
import { findSpecialization, type Specialization } from '../specializations/index.ts';
import { type Doctor, DoctorSpecialization } from './entity.ts';

/** Makes these, by id, code or name, the specializations of a doctor: adds what is missing, removes the rest. */
export async function assignSpecializations(
  work: Work,
  doctor: Doctor,
  refs: readonly string[],
): Promise<void> {
  const wanted = new Map<string, Specialization>();
  for (const ref of refs) {
    const specialization = await findSpecialization(work, ref);
    wanted.set(specialization.id, specialization);
  }
  const present = await work.em.find(DoctorSpecialization, { doctor: doctor.id });
  for (const link of present) {
    if (!wanted.delete(link.specialization.id)) work.em.remove(link);
  }
  for (const specialization of wanted.values()) {
    work.em.create(DoctorSpecialization, { doctor, specialization }, { partial: true });
  }
}
