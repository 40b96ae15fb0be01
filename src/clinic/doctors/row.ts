import type { View } from '../../desk/index.ts';
import { ownDoctor } from '../clinical-access/index.ts';
import { type Duty, describeDuty, dutyAt } from './duty.ts';
import { type Doctor, DoctorSpecialization } from './entity.ts';
import type { DoctorStatus } from './fields.ts';
import type { WorkingFacts } from './load-schedule.ts';
import { callName } from './names.ts';

/** A doctor as the screens, the commands and scripts see one. */
export interface DoctorRow {
  id: string;
  license_number: string;
  full_name: string;
  title: string | null;
  /** "Dr Lindt". */
  name: string;
  status: DoctorStatus;
  specializations: { id: string; code: string; name: string }[];
  phone: string | null;
  phone_typed: string | null;
  email: string | null;
  office_address: string | null;
  medical_degree: string | null;
  years_of_experience: number | null;
  certifications: string | null;
  bio: string | null;
  hire_date: string | null;
  /** Where the doctor stands now, and the same in a few words: "until 17:00". */
  duty: Duty;
  duty_text: string;
  /** The one who asks is this doctor. */
  is_you: boolean;
  created_at: string;
  updated_at: string;
  version: number;
}

/** Rows of these doctors, in their order; `facts` as far as they are needed for the day of `local`. */
export async function toRows(
  view: View,
  doctors: readonly Doctor[],
  facts: ReadonlyMap<string, WorkingFacts>,
  local: string,
): Promise<DoctorRow[]> {
  const links = await view.em.find(
    DoctorSpecialization,
    { doctor: { $in: doctors.map(({ id }) => id) } },
    { populate: ['specialization'], orderBy: { specialization: { name: 'asc' } } },
  );
  const you = ownDoctor(view);
  const byDoctor = Map.groupBy(links, (link) => link.doctor.id);
  return doctors.map((doctor) => {
    const own = facts.get(doctor.id) ?? { status: doctor.status, schedule: [], absences: [] };
    const duty = dutyAt(own, local);
    return {
      ...particulars(doctor),
      specializations: (byDoctor.get(doctor.id) ?? []).map(({ specialization: { id, code, name } }) => ({
        id,
        code,
        name,
      })),
      duty,
      duty_text: describeDuty(duty),
      is_you: doctor.id === you,
    };
  });
}

function particulars(doctor: Doctor) {
  return {
    id: doctor.id,
    license_number: doctor.license_number,
    full_name: doctor.full_name,
    title: doctor.title ?? null,
    name: callName(doctor),
    status: doctor.status,
    phone: doctor.phone ?? null,
    phone_typed: doctor.phone_typed ?? null,
    email: doctor.email ?? null,
    office_address: doctor.office_address ?? null,
    medical_degree: doctor.medical_degree ?? null,
    years_of_experience: doctor.years_of_experience ?? null,
    certifications: doctor.certifications ?? null,
    bio: doctor.bio ?? null,
    hire_date: doctor.hire_date ?? null,
    created_at: doctor.created_at,
    updated_at: doctor.updated_at,
    version: doctor.version,
  };
}
