import { z } from 'zod';
import { defineOperation, edit, refuse, type View } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { DoctorSpecialization } from '../doctors/entity.ts';
import { QueueEntry } from '../queue/entity.ts';
import { deriveCode } from './code.ts';
import { Specialization } from './entity.ts';
import { addShape, editShape, idField, versionField } from './fields.ts';
import { findSpecialization } from './find.ts';
import { type SpecializationRow, toRow } from './row.ts';

export const specializationAdd = defineOperation({
  name: 'specializations.add',
  title: 'Add a specialization',
  input: z.object(addShape),
  permission: 'clinic.configure',
  cli: { positional: ['name'] },
  async run(work, input): Promise<SpecializationRow> {
    await refuseTaken(work, input);
    const others = await work.em.find(Specialization, {});
    const one = work.em.create(
      Specialization,
      {
        id: work.id(),
        name: input.name,
        code:
          input.code ??
          deriveCode(
            input.name,
            others.map(({ code }) => code),
          ),
        description: input.description ?? null,
        max_capacity: input.max_capacity ?? 10,
        is_active: input.is_active ?? true,
      },
      { partial: true },
    );
    await work.flush();
    return toRow(work, one);
  },
});

/** Fields that are left out stay as they are. Who waits in one that is made inactive is still served. */
export const specializationEdit = defineOperation({
  name: 'specializations.edit',
  title: 'Edit a specialization',
  input: z.object({ id: idField, ...editShape, version: versionField }),
  permission: 'clinic.configure',
  cli: { positional: ['id'] },
  async run(work, input): Promise<SpecializationRow> {
    const found = await findSpecialization(work, input.id);
    const one = await edit(work, Specialization, found.id, input.version);
    await refuseTaken(work, input, one.id);
    one.name = input.name ?? one.name;
    one.code = input.code ?? one.code;
    if (input.description !== undefined) one.description = input.description;
    one.max_capacity = input.max_capacity ?? one.max_capacity;
    one.is_active = input.is_active ?? one.is_active;
    await work.flush();
    return toRow(work, one);
  },
});

/** Removes one that no doctor, visit or queue entry names; otherwise `in_use`. */
export const specializationDelete = defineOperation({
  name: 'specializations.delete',
  title: 'Delete a specialization nothing refers to',
  input: z.object({ id: idField }),
  permission: 'clinic.configure',
  cli: { positional: ['id'] },
  async run(work, { id }): Promise<{ id: string; code: string; name: string }> {
    const found = await findSpecialization(work, id);
    const own = { specialization: found.id };
    const used =
      (await work.em.findOne(DoctorSpecialization, own)) ??
      (await work.em.findOne(Appointment, own)) ??
      (await work.em.findOne(QueueEntry, own));
    if (used) {
      refuse('in_use', `${found.name} has doctors, visits or queue entries and cannot be deleted.`, {
        hint: 'Make it inactive instead.',
      });
    }
    work.em.remove(found);
    await work.flush();
    return { id: found.id, code: found.code, name: found.name };
  },
});

/** Throws `duplicate` when another one has this name or code, whatever the case. */
async function refuseTaken(
  view: View,
  wanted: { name?: string | undefined; code?: string | null | undefined },
  own?: string,
): Promise<void> {
  const others = (await view.em.find(Specialization, {})).filter(({ id }) => id !== own);
  const name = others.find((other) => other.name.toLowerCase() === wanted.name?.toLowerCase());
  if (name) duplicate('name', `There is already a specialization named ${name.name}.`);
  const code = others.find((other) => other.code === wanted.code);
  if (code) duplicate('code', `The code ${code.code} belongs to ${code.name}.`);
}

function duplicate(field: 'name' | 'code', message: string): never {
  refuse('duplicate', message, { hint: 'Choose another one.', fields: { [field]: message } });
}
