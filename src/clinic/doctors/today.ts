import { z } from 'zod';
import { optional, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { localNow } from '../settings/index.ts';
import type { Duty } from './duty.ts';
import { Doctor, DoctorAbsence, DoctorSchedule } from './entity.ts';
import { loadDay } from './load-schedule.ts';
import { type DoctorRow, toRows } from './row.ts';
import { dayOfWeek } from './schedule.ts';

const ranks: Readonly<Record<Duty['state'], number>> = {
  on_duty: 0,
  break: 1,
  later: 2,
  done: 3,
  on_leave: 4,
  off: 5,
  inactive: 6,
};

/**
 * Who works today and who is away: those on duty first, then the break, those who come later, those who have gone,
 * and leave. Looks only at the doctors that today's schedule or a leave names, however many there are in the house.
 */
export const doctorsToday = defineQuery({
  name: 'doctors.today',
  title: 'Show who is on duty today',
  input: z.object({ limit: optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows') }),
  permission: 'clinic.see',
  cli: { columns: ['name', 'duty_text', 'license_number'] },
  async run(view, { limit }): Promise<DoctorRow[]> {
    const local = await localNow(view);
    const doctors = await namedToday(view, local.slice(0, 10));
    const facts = await loadDay(view, doctors, local.slice(0, 10));
    const rows = await toRows(view, doctors, facts, local);
    return rows
      .filter(({ duty }) => duty.state !== 'inactive' && duty.state !== 'off')
      .sort((a, b) => ranks[a.duty.state] - ranks[b.duty.state] || (a.full_name < b.full_name ? -1 : 1))
      .slice(0, limit ?? 200);
  },
});

async function namedToday(view: View, date: string): Promise<Doctor[]> {
  const working = await view.em.find(
    DoctorSchedule,
    { day_of_week: dayOfWeek(date), is_available: true, doctor: { status: 'Active' } },
    { populate: ['doctor'] },
  );
  const absent = await view.em.find(
    DoctorAbsence,
    { from_date: { $lte: date }, to_date: { $gte: date }, doctor: { status: 'Active' } },
    { populate: ['doctor'] },
  );
  const away = await view.em.find(Doctor, { status: 'On Leave' }, { limit: 50 });
  return [...new Set([...working, ...absent].map((row) => row.doctor)).union(new Set(away))];
}
