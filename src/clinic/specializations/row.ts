import type { View } from '../../desk/index.ts';
import { DoctorSpecialization } from '../doctors/entity.ts';
import type { Specialization } from './entity.ts';

/** A specialization as the screens, the commands and scripts see one. */
export interface SpecializationRow {
  id: string;
  code: string;
  name: string;
  description: string | null;
  max_capacity: number;
  is_active: boolean;
  /** The doctors in it that have not left the house, by name. */
  doctors: { id: string; full_name: string; title: string | null; status: string }[];
  created_at: string;
  updated_at: string;
  version: number;
}

export async function toRows(view: View, all: readonly Specialization[]): Promise<SpecializationRow[]> {
  const links = await view.em.find(
    DoctorSpecialization,
    { specialization: { $in: all.map(({ id }) => id) }, doctor: { status: { $ne: 'Inactive' } } },
    { populate: ['doctor'], orderBy: { doctor: { full_name: 'asc' } } },
  );
  const bySpecialization = Map.groupBy(links, (link) => link.specialization.id);
  return all.map((one) => ({
    id: one.id,
    code: one.code,
    name: one.name,
    description: one.description ?? null,
    max_capacity: one.max_capacity,
    is_active: one.is_active,
    doctors: (bySpecialization.get(one.id) ?? []).map(({ doctor }) => ({
      id: doctor.id,
      full_name: doctor.full_name,
      title: doctor.title ?? null,
      status: doctor.status,
    })),
    created_at: one.created_at,
    updated_at: one.updated_at,
    version: one.version,
  }));
}

export async function toRow(view: View, one: Specialization): Promise<SpecializationRow> {
  const [row] = await toRows(view, [one]);
  if (!row) throw new Error(`No row came of specialization ${one.id}.`);
  return row;
}
