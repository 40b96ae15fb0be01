import type { EntityManager } from '@mikro-orm/core';
import {
  Doctor,
  DoctorAbsence,
  DoctorSchedule,
  DoctorSpecialization,
} from '../../src/clinic/doctors/entity.ts';
import type { Specialization } from '../../src/clinic/specializations/entity.ts';
import type { SeedContext } from '../context.ts';
import type { SpecializationCode } from '../specializations.ts';
import type { DemoClinic } from './clinic.ts';

export const seededBy = 'demo';

/** Doctors with their specializations, weeks and leave. */
export function sowDoctors(
  em: EntityManager,
  { doctors }: DemoClinic,
  specializations: ReadonlyMap<SpecializationCode, Specialization>,
  { id, now }: SeedContext,
): void {
  for (const { id: doctorId, profile, schedule, absence } of doctors) {
    const { specializations: codes, presence: _presence, week: _week, ...fields } = profile;
    const stamps = {
      created_at: `${profile.hire_date}T08:00:00.000Z`,
      updated_at: `${profile.hire_date}T08:00:00.000Z`,
    };
    const doctor = em.create(
      Doctor,
      {
        ...fields,
        ...stamps,
        id: doctorId,
        status: 'Active',
        email: emailOf(profile.full_name),
        created_by: seededBy,
      },
      { partial: true },
    );
    for (const code of codes) {
      const specialization = specializations.get(code);
      if (!specialization) continue;
      em.create(
        DoctorSpecialization,
        { doctor, specialization, assigned_date: stamps.created_at },
        { partial: true },
      );
    }
    for (const day of schedule)
      em.create(DoctorSchedule, { ...day, ...stamps, id: id(), doctor }, { partial: true });
    if (absence) {
      em.create(
        DoctorAbsence,
        { ...absence, id: id(), doctor, created_at: now, updated_at: now, created_by: seededBy },
        { partial: true },
      );
    }
  }
}

function emailOf(full_name: string): string {
  const plain = full_name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^a-z ]/g, '');
  return `${plain.replaceAll(' ', '.')}@riverside.example`;
}
