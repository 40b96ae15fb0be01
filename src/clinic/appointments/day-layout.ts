import { type Interval, subtract } from './interval.ts';
import { type Absence, type WorkingDay, type WorkingTimes, wholeDay, workingDay } from './schedule.ts';
import type { AppointmentStatus } from './status.ts';
import { addMinutes, minutesBetween, toInstant, toLocal } from './wall-time.ts';

/** What a layout needs to know of a visit; it hands back the same objects. */
export interface LaidOut extends Interval {
  status: AppointmentStatus;
  /** The reason for overbooking, or null. */
  overbooked: string | null;
}

/** `at` and `until` are wall times 'HH:MM'; `start` of a free row is what can be booked. */
export type DayRow<V extends LaidOut> =
  | { kind: 'visit'; at: string; visit: V }
  | { kind: 'free'; at: string; until: string; minutes: number; start: string; past: boolean }
  | { kind: 'break'; at: string; until: string }
  | { kind: 'closed'; why: NonNullable<WorkingDay['closed']>; absence: Absence | null };

export interface DayLayout<V extends LaidOut> {
  date: string;
  rows: DayRow<V>[];
  /** Free rows ahead, visits that hold their time, and those among them that were overbooked. */
  free: number;
  booked: number;
  overbooked: number;
}

export interface DayInput<V extends LaidOut> {
  doctor: WorkingTimes;
  date: string;
  visits: readonly V[];
  now: string;
  zone: string;
  /** Free time is cut at multiples of so many minutes, so that a long gap offers several times. */
  step?: number;
}

/** Whether a visit is drawn over its time. A cancelled one and one to which nobody came leave it free. */
export function holdsItsTime(visit: { status: AppointmentStatus }): boolean {
  return visit.status !== 'Cancelled' && visit.status !== 'No-Show';
}

/** A doctor's day as the rows of a list, from morning to evening: visits, free time, the break; or why it is closed. */
export function layOutDay<V extends LaidOut>(input: DayInput<V>): DayLayout<V> {
  const { doctor, date, visits, now, zone } = input;
  const bounds = wholeDay(date, zone);
  const day = workingDay(doctor, date, zone);
  const shown = visits.filter(
    (visit) => visit.starts_at < bounds.ends_at && visit.ends_at > bounds.starts_at,
  );
  const rest: Interval[] = day.rest ? [day.rest] : [];
  const taken = [...shown.filter(holdsItsTime), ...rest];
  const free = day.hours ? subtract([day.hours], taken).flatMap((gap) => cut(gap, input)) : [];

  const timed: { from: string; order: number; row: DayRow<V> }[] = [
    ...shown.map((visit) => ({
      from: visit.starts_at,
      order: 1,
      row: { kind: 'visit' as const, at: at(visit.starts_at, zone), visit },
    })),
    ...rest.map((pause) => ({
      from: pause.starts_at,
      order: 0,
      row: { kind: 'break' as const, at: at(pause.starts_at, zone), until: at(pause.ends_at, zone) },
    })),
    ...free.map((gap) => ({ from: gap.starts_at, order: 2, row: freeRow(gap, now, zone) })),
  ];
  timed.sort((a, b) => (a.from === b.from ? a.order - b.order : a.from < b.from ? -1 : 1));
  const closed: DayRow<V>[] = day.closed ? [{ kind: 'closed', why: day.closed, absence: day.absence }] : [];
  const rows = [...closed, ...timed.map((entry) => entry.row)];
  return {
    date,
    rows,
    free: rows.filter((row) => row.kind === 'free' && !row.past).length,
    booked: shown.filter(holdsItsTime).length,
    overbooked: shown.filter((visit) => holdsItsTime(visit) && visit.overbooked !== null).length,
  };
}

/** Cuts free time at the raster of the wall clock, and at `now`, before which nothing can be booked. */
function cut<V extends LaidOut>(gap: Interval, { now, zone, step = 30 }: DayInput<V>): Interval[] {
  const pieces: Interval[] = [];
  let starts_at = gap.starts_at;
  while (starts_at < gap.ends_at) {
    const minute = Number(toLocal(starts_at, zone).slice(14));
    let ends_at = addMinutes(starts_at, step - (minute % step));
    if (ends_at > gap.ends_at) ends_at = gap.ends_at;
    const before = pieces.at(-1);
    if (canBeNamed(starts_at, zone)) pieces.push({ starts_at, ends_at });
    else if (before) before.ends_at = ends_at;
    starts_at = ends_at;
  }
  return pieces.map((piece) => trimToNow(piece, now));
}

// In the hour that comes twice a wall time names the first pass: the second cannot be booked, only walked through.
function canBeNamed(instant: string, zone: string): boolean {
  const named = toInstant(toLocal(instant, zone), zone);
  return named.ok && named.instant === instant;
}

// What is left of the current half hour can still be booked when at least five minutes of it are ahead.
function trimToNow(piece: Interval, now: string): Interval {
  if (piece.starts_at >= now || piece.ends_at <= now) return piece;
  const five = 5 * 60_000;
  const next = addMinutes(new Date(Math.ceil(Date.parse(now) / five) * five).toISOString(), 0);
  return next < piece.ends_at ? { starts_at: next, ends_at: piece.ends_at } : piece;
}

function freeRow(gap: Interval, now: string, zone: string) {
  return {
    kind: 'free' as const,
    at: at(gap.starts_at, zone),
    until: at(gap.ends_at, zone),
    minutes: minutesBetween(gap.starts_at, gap.ends_at),
    start: toLocal(gap.starts_at, zone),
    past: gap.starts_at < now,
  };
}

function at(instant: string, zone: string): string {
  return toLocal(instant, zone).slice(11);
}
