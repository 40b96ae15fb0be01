import type { z } from 'zod';
import { Doctor, DoctorSpecialization, doctorAdd, doctorEdit } from '../../../clinic/doctors/index.ts';
import { specializationAdd } from '../../../clinic/specializations/index.ts';
import type { Work } from '../../../desk/index.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import { findSpecializationRow } from '../landing/references.ts';
import { conflict, differences } from './difference.ts';
import type { Cells } from './table.ts';

export interface ReadDoctor {
  values: z.output<typeof doctorAdd.input>;
  /** The same as it was written. */
  input: Cells;
  /** Names, several after semicolons. */
  specialization: string;
  external_ref: string;
}

/** Adds a doctor of a file, or takes over what the file says of one who is here. */
export async function landDoctor(landing: Landing, doctor: ReadDoctor): Promise<Landed> {
  const { work, onConflict } = landing;
  const { values, input, external_ref } = doctor;
  const { license_number } = values;
  const known = await work.em.findOne(Doctor, { license_number });
  const wanted = await specializationIds(landing, doctor.specialization);
  if (known === null) {
    const { id } = await work.run(doctorAdd, { ...values, specializations: wanted });
    const added = await work.em.findOneOrFail(Doctor, { id });
    added.external_ref = external_ref === '' ? null : external_ref.slice(0, 255);
    await work.flush();
    return 'inserted';
  }
  const { specializations: _, phone, ...said } = values;
  const kept = { ...known, phone: known.phone_typed };
  const changed = Object.keys(differences<unknown>({ ...said, phone }, kept));
  const linked = await linkedIds(work, known.id);
  const missing = wanted.filter((id) => !linked.includes(id));
  if (changed.length === 0 && missing.length === 0) return 'unchanged';
  const names = missing.length > 0 ? [...changed, 'specialization'] : changed;
  if (onConflict !== 'update') throw conflict(`The doctor with licence ${license_number}`, names, onConflict);
  const taken = Object.fromEntries(changed.map((name) => [name, input[name]]));
  await work.run(doctorEdit, { ...taken, id: known.id, specializations: [...linked, ...missing] });
  return 'updated';
}

async function linkedIds(work: Work, doctor: string): Promise<string[]> {
  const links = await work.em.find(DoctorSpecialization, { doctor });
  return links.map((link) => link.specialization.id);
}

/** The specializations that a cell names, several after semicolons; one that is not there yet is added. */
async function specializationIds(landing: Landing, cell: string): Promise<string[]> {
  const ids: string[] = [];
  for (const name of cell.split(/[;|]/).map((one) => one.trim())) {
    if (name === '') continue;
    const found = await findSpecializationRow(landing, name);
    ids.push(found === undefined ? await addSpecialization(landing, name) : String(found.id));
  }
  return ids;
}

async function addSpecialization(landing: Landing, name: string): Promise<string> {
  const shouted = name === name.toUpperCase() && name.length > 4;
  const added = await landing.work.run(specializationAdd, {
    name: shouted ? name.charAt(0) + name.slice(1).toLowerCase() : name,
  });
  landing.note(`Added the specialization ${added.name}.`);
  return added.id;
}
