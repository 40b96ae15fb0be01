import { toInstant, toLocal } from '../../../clinic/appointments/index.ts';
import { bad, good, type Reading } from '../../../desk/fields/reading.ts';
import { readTime } from '../../../desk/fields/time.ts';
import { type DateOrder, toIsoDate, whyNoDate } from './read.ts';

/** A moment of a file in both ways the clinic keeps it; the minute it lies in. */
export interface Moment {
  /** UTC, `2026-11-21T10:40:00.000Z`. */
  instant: string;
  /** `YYYY-MM-DDTHH:MM` on the clinic's wall. */
  local: string;
}

const zoned = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i;
const timeAtEnd = /[T ]+(\d{1,2}(?:[:.h]\d{2})?(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m)?)$/i;

/**
 * Reads a date with a time of day. With a Z or an offset it is that instant; without, it is what the clinic's wall
 * showed. Seconds are left off.
 *
 * @param order how dates of this file are written
 */
export function readMoment(
  label: string,
  written: string,
  order: DateOrder | null,
  zone: string,
): Reading<Moment> {
  const text = written.slice(0, 60).trim();
  const [, day, minute, offset] = zoned.exec(text) ?? [];
  if (day !== undefined && minute !== undefined && offset !== undefined) {
    return readInstant(label, `${day}T${minute}:00${offset}`, zone);
  }
  const time = timeAtEnd.exec(text)?.[1];
  const date = time === undefined ? text : text.slice(0, text.length - time.length).replace(/[T ]+$/, '');
  return readWall(label, date, time ?? '', order, zone);
}

/** The same from a date and a time of day that stand in two columns. */
export function readWall(
  label: string,
  date: string,
  time: string,
  order: DateOrder | null,
  zone: string,
): Reading<Moment> {
  const day = toIsoDate(date, order);
  if (day === undefined) return bad(whyNoDate(date, order));
  if (time === '') return bad(`${label} has no time of day.`);
  const read = readTime(`The time of the ${label.toLowerCase()}`, withoutSeconds(time));
  if (!read.ok) return read;
  const local = `${day}T${read.value}`;
  const found = toInstant(local, zone);
  return found.ok ? good({ instant: found.instant, local }) : bad(found.why);
}

function readInstant(label: string, text: string, zone: string): Reading<Moment> {
  try {
    const instant = Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' });
    return good({ instant, local: toLocal(instant, zone) });
  } catch {
    return bad(`${label} is no moment of the calendar.`);
  }
}

function withoutSeconds(time: string): string {
  return time.trim().replace(/^(\d{1,2}:\d{2}):\d{2}(?:[.,]\d+)?/, '$1');
}

const timeOfDay = /[T ]+\d{1,2}(?:[:.h]\d{2})?(?::\d{2}(?:[.,]\d+)?)? ?(?:[ap]m)?(?:z| ?[+-]\d{2}:?\d{2})?$/i;

/** A moment whose date is written in this order, with that date as `YYYY-MM-DD`; undefined when it is none. */
export function withIsoDate(written: string, order: DateOrder | null): string | undefined {
  const text = written.slice(0, 60).trim();
  if (/^\d{4}-\d{2}-\d{2}(?:[T ]|$)/.test(text)) return text;
  const date = toIsoDate(text, order);
  return date === undefined ? undefined : `${date}${timeOfDay.exec(text)?.[0].replace(/^[T ]+/, 'T') ?? ''}`;
}
