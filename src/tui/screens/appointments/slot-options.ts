import type { DoctorRow } from '../../../clinic/doctors/index.ts';
import type { Option } from '../../kit.ts';

/** Whose free times: of one doctor, or of anybody in a specialization. */
export type Whose =
  | { readonly doctor: string; readonly name: string }
  | { readonly specialization: string; readonly name: string };

/** The doctors to choose from. */
export function doctorOptions(doctors: readonly DoctorRow[]): Option<Whose>[] {
  return doctors.map((one) => ({
    value: { doctor: one.id, name: one.name },
    label: one.name,
    hint: one.specializations.map(({ name }) => name).join(', '),
  }));
}

/** The specializations that have a doctor. */
export function specializationOptions(doctors: readonly DoctorRow[]): Option<Whose>[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { id, name } of doctors.flatMap((doctor) => doctor.specializations)) {
    counts.set(id, { name, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  return [...counts]
    .sort(([, a], [, b]) => a.name.localeCompare(b.name))
    .map(([id, { name, count }]) => ({
      value: { specialization: id, name },
      label: name,
      hint: count === 1 ? '1 doctor' : `${count} doctors`,
    }));
}
