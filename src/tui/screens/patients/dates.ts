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
