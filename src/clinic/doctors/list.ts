import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import { boolean, optional, text } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { localNow } from '../settings/index.ts';
import { findSpecialization } from '../specializations/index.ts';
import { Doctor, DoctorSpecialization } from './entity.ts';
import { limitField, statusField } from './fields.ts';
import { loadDay } from './load-schedule.ts';
import { type DoctorRow, toRows } from './row.ts';

const input = z.object({
  text: optional(text('Search', 100)).describe('Part of the name or of the licence number'),
  status: optional(statusField).describe('Only with this status'),
  specialization: optional(text('Specialization', 100)).describe('Only of this one: id, code or name'),
  on_duty: boolean('On duty').optional().describe('Only who sees patients now'),
  limit: limitField,
});

/** The doctors, active ones first, then by name; with where each stands now. */
export const doctorList = defineQuery({
  name: 'doctors.list',
  title: 'List the doctors',
  input,
  permission: 'clinic.see',
  cli: { positional: ['text'], columns: ['license_number', 'title', 'full_name', 'status', 'duty_text'] },
  async run(view, asked): Promise<DoctorRow[]> {
    const limit = asked.limit ?? 2000;
    const where = await filterOf(view, asked);
    const find = (status: FilterQuery<Doctor>, most: number) =>
      view.em.find(Doctor, { $and: [where, status] }, { orderBy: { full_name: 'asc' }, limit: most });
    const doctors = await find({ status: 'Active' }, limit);
    const room = limit - doctors.length;
    if (room > 0) doctors.push(...(await find({ status: { $ne: 'Active' } }, room)));
    const local = await localNow(view);
    const rows = await toRows(view, doctors, await loadDay(view, doctors, local.slice(0, 10)), local);
    return asked.on_duty ? rows.filter((row) => row.duty.state === 'on_duty') : rows;
  },
});

async function filterOf(view: View, asked: z.output<typeof input>): Promise<FilterQuery<Doctor>> {
  const filters: FilterQuery<Doctor>[] = [];
  if (asked.status) filters.push({ status: asked.status });
  if (asked.specialization) {
    const { id } = await findSpecialization(view, asked.specialization);
    const links = await view.em.find(DoctorSpecialization, { specialization: id });
    filters.push({ id: { $in: links.map((link) => link.doctor.id) } });
  }
  for (const word of asked.text?.split(' ') ?? []) {
    const part = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    filters.push({ $or: [{ full_name: { $like: part } }, { license_number: { $like: part } }] });
  }
  return { $and: filters };
}
