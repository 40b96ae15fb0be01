import { z } from 'zod';
import { optional, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { Specialization } from './entity.ts';
import { idField } from './fields.ts';
import { findSpecialization } from './find.ts';
import { type SpecializationRow, toRow, toRows } from './row.ts';

/** All of them, active ones first, then by name, with their doctors. */
export const specializationList = defineQuery({
  name: 'specializations.list',
  title: 'List the specializations',
  input: z.object({
    limit: optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows'),
  }),
  permission: 'clinic.see',
  cli: { columns: ['code', 'name', 'max_capacity', 'is_active', 'description'] },
  async run(view, { limit }): Promise<SpecializationRow[]> {
    const all = await view.em.find(
      Specialization,
      {},
      { orderBy: { is_active: 'desc', name: 'asc' }, limit: limit ?? 1000 },
    );
    return toRows(view, all);
  },
});

export const specializationShow = defineQuery({
  name: 'specializations.show',
  title: 'Show a specialization with its doctors',
  input: z.object({ id: idField }),
  permission: 'clinic.see',
  cli: { positional: ['id'] },
  async run(view, { id }): Promise<SpecializationRow> {
    return toRow(view, await findSpecialization(view, id));
  },
});
