import {
  Specialization,
  specializationAdd,
  specializationEdit,
} from '../../../clinic/specializations/index.ts';
import { foldName } from '../../../desk/letters.ts';
import { type ImportField, needed, textField } from '../columns/field.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import { check } from './check.ts';
import { conflict, differences } from './difference.ts';
import type { Cells, ImportTable } from './table.ts';

const fields: readonly ImportField[] = [
  needed(
    textField(
      'name',
      'specialization',
      'specialisation',
      'specialty',
      'speciality',
      'department',
      'specialization name',
    ),
  ),
  textField('code', 'short', 'short code', 'abbreviation', 'specialization code'),
  textField('description', 'about', 'text'),
  textField('max_capacity', 'capacity', 'maximum', 'max patients', 'limit'),
  textField('is_active', 'active', 'enabled'),
];

/** Specializations; a row is known again by its name, or by its code. */
export const specializations: ImportTable = {
  name: 'specializations',
  known_as: ['specialization', 'specialisations', 'specialties', 'specialities', 'departments'],
  fields,
  skipped: [],
  throughOperations: true,
  reader: () => (cells) => {
    const checked = check(specializationAdd.input, { ...cells, is_active: cells.is_active || undefined });
    return checked.ok
      ? { ...checked, land: (landing) => landSpecialization(landing, checked.values, cells) }
      : checked;
  },
};

async function landSpecialization(
  landing: Landing,
  values: ReturnType<typeof specializationAdd.input.parse>,
  cells: Cells,
): Promise<Landed> {
  const { work, onConflict } = landing;
  const all = await work.em.find(Specialization, {});
  const known =
    all.find(({ name }) => foldName(name) === foldName(values.name)) ??
    all.find(({ code }) => code === values.code);
  if (known === undefined) {
    await work.run(specializationAdd, values);
    return 'inserted';
  }
  const changed = Object.keys(differences<unknown>(values, { ...known }));
  if (changed.length === 0) return 'unchanged';
  if (onConflict !== 'update') throw conflict(`The specialization ${known.name}`, changed, onConflict);
  const taken = Object.fromEntries(changed.map((name) => [name, cells[name]]));
  await work.run(specializationEdit, { ...taken, id: known.id });
  return 'updated';
}
