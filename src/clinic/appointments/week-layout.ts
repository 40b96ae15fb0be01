import { holdsItsTime, type LaidOut } from './day-layout.ts';
import { type Interval, overlaps } from './interval.ts';
import { type WorkingDay, type WorkingTimes, workingDay } from './schedule.ts';
import { addDays, boundary, toInstant, toLocal } from './wall-time.ts';

/** One half hour of one day. `others` counts further visits in it; `begins` says the visit starts here. */
export type WeekCell<V extends LaidOut> =
  | { kind: 'visit'; visit: V; begins: boolean; others: number }
  | { kind: 'free'; start: string }
  | { kind: 'past' | 'break' | 'closed' };

export interface WeekDay {
  date: string;
  closed: WorkingDay['closed'];
}

/** `cells[row][day]`; `times[row]` is the wall time 'HH:MM' at which a row begins. */
export interface WeekLayout<V extends LaidOut> {
  days: WeekDay[];
  times: string[];
  cells: WeekCell<V>[][];
}

export interface WeekInput<V extends LaidOut> {
  doctor: WorkingTimes;
  /** The first of the seven dates; the screens pass a Monday. */
  from: string;
  visits: readonly V[];
  now: string;
  zone: string;
  step?: number;
}

/** A doctor's week as a table of half hours, from the earliest opening or visit to the latest end. */
export function layOutWeek<V extends LaidOut>(input: WeekInput<V>): WeekLayout<V> {
  const { doctor, from, zone, step = 30 } = input;
  const visits = input.visits.filter(holdsItsTime);
  const days = Array.from({ length: 7 }, (_, index) => workingDay(doctor, addDays(from, index), zone));
  const times = rowTimes(days, visits, zone, step);
  const cells = times.map((time) => days.map((day) => cellOf(day, time, { ...input, visits, step })));
  return { days: days.map(({ date, closed }) => ({ date, closed })), times, cells };
}

function rowTimes<V extends LaidOut>(days: WorkingDay[], visits: V[], zone: string, step: number): string[] {
  const rows = days.flatMap((day) => (day.row && !day.closed ? [day.row] : []));
  const starts = [
    ...rows.map((row) => minuteOf(row.start_time)),
    ...visits.map((visit) => minuteOf(toLocal(visit.starts_at, zone).slice(11))),
  ];
  const ends = [
    ...rows.map((row) => minuteOf(row.end_time)),
    ...visits.map((visit) => endMinute(visit, zone)),
  ];
  if (starts.length === 0) return [];
  const first = Math.floor(Math.min(...starts) / step) * step;
  const count = Math.ceil((Math.max(...ends) - first) / step);
  return Array.from({ length: count }, (_, row) => clock(first + row * step));
}

function cellOf<V extends LaidOut>(
  day: WorkingDay,
  time: string,
  { visits, now, zone, step = 30 }: WeekInput<V>,
): WeekCell<V> {
  const start = `${day.date}T${time}`;
  const next = minuteOf(time) + step;
  const until = next < 1440 ? `${day.date}T${clock(next)}` : `${addDays(day.date, 1)}T00:00`;
  const cell: Interval = { starts_at: boundary(start, zone), ends_at: boundary(until, zone) };
  const here = visits
    .filter((visit) => overlaps(visit, cell))
    .sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1));
  const visit = here.find((one) => one.starts_at >= cell.starts_at) ?? here[0];
  if (visit) {
    return { kind: 'visit', visit, begins: visit.starts_at >= cell.starts_at, others: here.length - 1 };
  }
  // A half hour that the clock skips has no length and no wall time: nothing can be booked in it.
  if (!day.hours || !overlaps(day.hours, cell) || !toInstant(start, zone).ok) return { kind: 'closed' };
  if (day.rest && overlaps(day.rest, cell)) return { kind: 'break' };
  if (cell.starts_at < now) return { kind: 'past' };
  return { kind: 'free', start };
}

function endMinute(visit: LaidOut, zone: string): number {
  const end = toLocal(visit.ends_at, zone);
  const sameDay = end.slice(0, 10) === toLocal(visit.starts_at, zone).slice(0, 10);
  return sameDay ? minuteOf(end.slice(11)) : 1440;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
