import { dayAndMonth } from './dates.ts';

/** A UTC instant as wall time `YYYY-MM-DDTHH:MM` in a time zone: what fields take, and texts compare. */
export function toLocalTime(instant: string, timeZone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' });
}

/** The date on the wall of a time zone, `YYYY-MM-DD`. */
export function toLocalDate(instant: string, timeZone: string): string {
  return toLocalTime(instant, timeZone).slice(0, 10);
}

/** The time for people, in full: '2026-11-21 10:40'. It means the same on any day, and can be typed back. */
export function wallText(instant: string, timeZone: string): string {
  return toLocalTime(instant, timeZone).replace('T', ' ');
}

/**
 * The same as short as it can be said at `now`: '06:00' today, 'yesterday 06:00', 'tomorrow 06:00', '19 Nov 06:00',
 * '19 Nov 2025' in another year.
 */
export function momentText(instant: string, now: string, timeZone: string): string {
  const [date, time] = split(toLocalTime(instant, timeZone));
  const [today] = split(toLocalTime(now, timeZone));
  if (date === today) return time;
  const away = Temporal.PlainDate.from(today).until(date).days;
  if (away === -1) return `yesterday ${time}`;
  if (away === 1) return `tomorrow ${time}`;
  if (date.slice(0, 4) !== today.slice(0, 4)) return `${dayAndMonth(date)} ${date.slice(0, 4)}`;
  return `${dayAndMonth(date)} ${time}`;
}

function split(local: string): [date: string, time: string] {
  return [local.slice(0, 10), local.slice(11)];
}

/** The first instant of a day, `YYYY-MM-DD`, on the wall of a time zone. */
export function startOfDay(day: string, timeZone: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant();
  return new Date(start.epochMilliseconds).toISOString();
}
