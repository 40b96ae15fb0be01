import { type Interval, subtract } from './interval.ts';
import { type WorkingTimes, workingDay } from './schedule.ts';
import { addDays, addMinutes, toInstant, toLocal } from './wall-time.ts';

/** A time that can be booked: wall times for people, instants for arithmetic. */
export interface FreeSlot extends Interval {
  start: string;
  end: string;
}

export interface SlotSearch {
  doctor: WorkingTimes;
  /** What is taken already: the doctor's live visits, and the patient's when it is for one. Instants. */
  busy: readonly Interval[];
  /** Minutes, 15–480. */
  duration: number;
  /** The first date looked at, 'YYYY-MM-DD'. */
  from: string;
  days?: number;
  /** Minutes between the starts offered inside a free stretch. */
  step?: number;
  now: string;
  zone: string;
  limit?: number;
}

/** How far ahead the search looks, and how far apart the offered starts lie. */
export const slotDays = 14;
export const slotStep = 15;
// A visit of odd length leaves its neighbour free from, say, 10:20: worth offering. 10:17 is not.
const tidyMinutes = 5;

/**
 * The times at which a visit of `duration` fits into the doctor's working time, earliest first, none in the past.
 * Starts lie on the wall clock's raster (10:00, 10:15 …) and at the beginning of each free stretch.
 */
export function findFreeSlots(search: SlotSearch): FreeSlot[] {
  const { doctor, busy, from, days = slotDays, zone, now, limit = Number.POSITIVE_INFINITY } = search;
  const found: FreeSlot[] = [];
  for (let day = 0; day < days && found.length < limit; day += 1) {
    const { hours, rest } = workingDay(doctor, addDays(from, day), zone);
    if (!hours || hours.ends_at <= now) continue;
    const starts_at = hours.starts_at < now ? now : hours.starts_at;
    const taken = [...busy, ...(rest ? [rest] : [])].filter((one) => one.ends_at > starts_at);
    for (const free of subtract([{ starts_at, ends_at: hours.ends_at }], taken)) {
      found.push(...startsWithin(free, search));
    }
  }
  return found.slice(0, limit);
}

function startsWithin(free: Interval, { duration, step = slotStep, zone }: SlotSearch): FreeSlot[] {
  const slots: FreeSlot[] = [];
  let starts_at = tidy(free.starts_at);
  while (starts_at < free.ends_at) {
    const ends_at = addMinutes(starts_at, duration);
    if (ends_at > free.ends_at) break;
    const start = toLocal(starts_at, zone);
    // The second pass through the repeated autumn hour cannot be named by a wall time, so it is not offered.
    const named = toInstant(start, zone);
    if (named.ok && named.instant === starts_at)
      slots.push({ start, end: toLocal(ends_at, zone), starts_at, ends_at });
    starts_at = addMinutes(starts_at, step - (Number(start.slice(14)) % step));
  }
  return slots;
}

/** The next full five minutes at or after an instant (zones' offsets are all multiples of them today). */
function tidy(instant: string): string {
  const length = tidyMinutes * 60_000;
  return addMinutes(new Date(Math.ceil(Date.parse(instant) / length) * length).toISOString(), 0);
}
