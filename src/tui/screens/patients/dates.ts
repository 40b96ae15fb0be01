import { toLocalTime } from '../../../clinic/settings/index.ts';
import { dayAndMonth, shortDate } from '../../kit.ts';

/** "today", "Mon 23 Nov", in another year "2 Nov 2025". Takes a date or a local visit time. */
export function dayInWords(date: string, today: string): string {
  const day = date.slice(0, 10);
  if (day === today) return 'today';
  const year = day.slice(0, 4);
  return year === today.slice(0, 4) ? shortDate(day) : `${dayAndMonth(day)} ${year}`;
}

/** The time of a local visit time, `09:00`. */
export function timeInWords(local: string): string {
  return local.slice(11, 16);
}

/** An instant on the clinic's wall, `2026-11-21 10:40`. */
export function wallDateTime(instant: string, timeZone: string): string {
  return toLocalTime(instant, timeZone).replace('T', ' ');
}

/** The clinic's date at an instant. */
export function dateAt(instant: string, timeZone: string): string {
  return toLocalTime(instant, timeZone).slice(0, 10);
}
