import { toLocalDate, toLocalTime } from '../../desk/words/index.ts';

/**
 * Wall time in the clinic's zone and instants in UTC, and the way between them.
 *
 * Twice a year the two do not match one to one. In spring an hour of wall time does not exist: a visit then
 * is refused with a sentence. In autumn an hour comes twice: the earlier of the two is taken, always, so that
 * one wall time names one instant (the second 02:30 cannot be booked, only walked through by a long visit).
 */

export { toLocalDate as localDate, toLocalTime as toLocal };

export type WallInstant = { ok: true; instant: string } | { ok: false; why: string };

/** `local` 'YYYY-MM-DDTHH:MM' in `zone` (IANA) → the UTC instant, or why there is none. */
export function toInstant(local: string, zone: string): WallInstant {
  const wall = parseWall(local);
  if (!wall) {
    return { ok: false, why: `"${local}" is not a date and time. Write it like 2026-11-23T10:30.` };
  }
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!earlier.toPlainDateTime().equals(wall)) {
    const [date, time] = [wall.toPlainDate().toString(), clockTime(wall)];
    return { ok: false, why: `There is no ${time} on ${date} in ${zone}: the clocks go forward over it.` };
  }
  return { ok: true, instant: instantText(earlier.toInstant()) };
}

/**
 * The instant at which the clock first shows `local` or later: what a boundary (opening, break, midnight)
 * means on a day when the boundary itself falls into the skipped hour.
 */
export function boundary(local: string, zone: string): string {
  const wall = Temporal.PlainDateTime.from(local);
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (zoned.toPlainDateTime().equals(wall)) return instantText(zoned.toInstant());
  const change = zoned.subtract({ hours: 24 }).getTimeZoneTransition('next');
  return instantText((change ?? zoned).toInstant());
}

/** `instant` moved by so many real minutes: 60 of them are an hour on any day, whatever the wall says. */
export function addMinutes(instant: string, minutes: number): string {
  return instantText(Temporal.Instant.from(instant).add({ minutes }));
}

/** Real minutes from one instant to another. */
export function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}

/** A date moved by so many days. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The Monday of the week a date lies in. */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

function instantText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}

function clockTime(wall: Temporal.PlainDateTime): string {
  return wall.toPlainTime().toString({ smallestUnit: 'minute' });
}

function parseWall(local: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch {
    return null;
  }
}
