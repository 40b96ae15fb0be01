import { dayOfWeek, type ScheduleDay } from '../doctors/index.ts';
import type { Interval } from './interval.ts';
import { addDays, boundary, localDate } from './wall-time.ts';

/** Days away, both included. */
export interface Absence {
  from_date: string;
  to_date: string;
  reason?: string | null | undefined;
}

/** What the rules need to know of a doctor to say when she works. */
export interface WorkingTimes {
  status: string;
  schedule: readonly ScheduleDay[];
  absences: readonly Absence[];
}

export type OutsideReason =
  | 'doctor inactive'
  | 'on leave'
  | 'closed that day'
  | 'before hours'
  | 'in the break'
  | 'after hours';

/** How one date looks to a doctor: `hours` and `rest` are there on a day she works. */
export interface WorkingDay {
  date: string;
  closed: 'doctor inactive' | 'on leave' | 'closed that day' | null;
  absence: Absence | null;
  row: ScheduleDay | null;
  hours: Interval | null;
  rest: Interval | null;
}

/** The working day of a doctor on `date`, in instants, so that the days of the clock change come out right. */
export function workingDay(doctor: WorkingTimes, date: string, zone: string): WorkingDay {
  const weekday = dayOfWeek(date);
  const row = doctor.schedule.find((day) => day.day_of_week === weekday && day.is_available) ?? null;
  const absence = doctor.absences.find((away) => away.from_date <= date && date <= away.to_date) ?? null;
  const closed = closedReason(doctor, absence, row);
  const hours = row && span(date, row.start_time, row.end_time, zone);
  const rest = row?.break_start && row.break_end ? span(date, row.break_start, row.break_end, zone) : null;
  return { date, closed, absence, row, hours: closed ? null : hours, rest: closed ? null : rest };
}

/** Why a visit does not lie inside the doctor's working time, or null when it does. */
export function outsideSchedule(doctor: WorkingTimes, visit: Interval, zone: string): OutsideReason | null {
  const day = workingDay(doctor, localDate(visit.starts_at, zone), zone);
  if (day.closed || !day.hours) return day.closed ?? 'closed that day';
  if (visit.starts_at < day.hours.starts_at) return 'before hours';
  if (visit.ends_at > day.hours.ends_at) return 'after hours';
  const inBreak = day.rest && visit.starts_at < day.rest.ends_at && day.rest.starts_at < visit.ends_at;
  return inBreak ? 'in the break' : null;
}

/** The whole of a date on the clinic's wall, midnight to midnight: 23, 24 or 25 hours. */
export function wholeDay(date: string, zone: string): Interval {
  return {
    starts_at: boundary(`${date}T00:00`, zone),
    ends_at: boundary(`${addDays(date, 1)}T00:00`, zone),
  };
}

function closedReason(doctor: WorkingTimes, absence: Absence | null, row: ScheduleDay | null) {
  if (doctor.status === 'Inactive') return 'doctor inactive';
  // The status alone says "away" without dates; a dated absence says so for its days only.
  if (absence || doctor.status === 'On Leave') return 'on leave';
  return row ? null : 'closed that day';
}

function span(date: string, from: string, to: string, zone: string): Interval {
  return { starts_at: boundary(`${date}T${from}`, zone), ends_at: boundary(`${date}T${to}`, zone) };
}
