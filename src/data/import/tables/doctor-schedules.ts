import { z } from 'zod';
import {
  DoctorSchedule,
  dayField,
  dayNames,
  dayShape,
  doctorSchedule,
  findScheduleProblems,
} from '../../../clinic/doctors/index.ts';
import { text } from '../../../desk/fields/index.ts';
import { type ImportField, needed, textField } from '../columns/field.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import { findDoctorRow } from '../landing/references.ts';
import { check } from './check.ts';
import { conflict, differences } from './difference.ts';
import { doctorColumn } from './doctor-column.ts';
import type { ImportTable } from './table.ts';

const fields: readonly ImportField[] = [
  needed(doctorColumn),
  needed(textField('day_of_week', 'day', 'weekday', 'week day')),
  needed(textField('start_time', 'start', 'from', 'begin', 'begins', 'opens')),
  needed(textField('end_time', 'end', 'to', 'until', 'finish', 'closes')),
  textField('break_start', 'break from', 'lunch start', 'break begin'),
  textField('break_end', 'break to', 'break until', 'lunch end'),
  textField('is_available', 'available', 'works'),
];

const schema = z.object({ doctor: text('Doctor', 100), day_of_week: dayField, ...dayShape });
type Day = z.output<typeof schema>;

/** The hours of one weekday of a doctor; a row is known again by doctor and day. */
export const doctorSchedules: ImportTable = {
  name: 'doctor_schedules',
  known_as: ['schedules', 'doctor schedule', 'working hours', 'hours'],
  fields,
  skipped: [],
  throughOperations: true,
  reader: () => (cells) => {
    const checked = check(schema, { ...cells, is_available: cells.is_available || undefined });
    if (!checked.ok) return checked;
    const { break_start = null, break_end = null } = checked.values;
    const problems = findScheduleProblems({ ...checked.values, break_start, break_end });
    if (Object.keys(problems).length > 0) return { ok: false, fields: { ...problems } };
    return { ...checked, land: (landing) => landDay(landing, checked.values) };
  },
};

async function landDay(landing: Landing, { doctor: said, day_of_week, ...hours }: Day): Promise<Landed> {
  const doctor = String((await findDoctorRow(landing, said)).id);
  const { work, onConflict } = landing;
  const known = await work.em.findOne(DoctorSchedule, { doctor, day_of_week });
  const changed = known === null ? [] : Object.keys(differences<unknown>(hours, { ...known }));
  if (known !== null && changed.length === 0) return 'unchanged';
  if (known !== null && onConflict !== 'update')
    throw conflict(`The ${dayNames[day_of_week]} of ${said}`, changed, onConflict);
  await work.run(doctorSchedule, { id: doctor, day: String(day_of_week), ...hours });
  return known === null ? 'inserted' : 'updated';
}
