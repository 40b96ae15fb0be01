import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import { boolean, optional, text } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { foldNameOut, nameWords } from '../../desk/letters.ts';
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
  if (asked.text) filters.push({ id: { $in: await namedLike(view, asked.text) } });
  return { $and: filters };
}

/** The ids of the doctors whose name or licence number holds every word, accents and case aside. */
async function namedLike(view: View, typed: string): Promise<string[]> {
  const words = typed.split(' ').map(spellings);
  const all = await view.em.find(Doctor, {}, { fields: ['full_name', 'license_number'] });
  return all
    .filter(({ full_name, license_number }) => {
      const texts = spellings(`${full_name} ${license_number}`);
      return words.every((word) =>
        word.some((way) => way !== '' && texts.some((text) => text.includes(way))),
      );
    })
    .map(({ id }) => id);
}

/** How a text may be typed: without accents, umlauts as one letter or written out. */
function spellings(text: string): string[] {
  return [text, foldNameOut(text)].map((way) => nameWords(way).join(' '));
}
