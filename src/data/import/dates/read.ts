import { meaningsOf, type WrittenDate } from '../../../desk/fields/date.ts';
import type { DateOrder } from '../../../desk/fields/date-order.ts';

export type { DateOrder };

/** What a written date says in each order; an entry is missing where the calendar has no such day. */
export interface DateReadings {
  /** The year comes first or the month is a word: nothing is left to decide. */
  plain?: string | undefined;
  dmy?: string | undefined;
  mdy?: string | undefined;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const timeOfDay = /[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)? ?([ap]m)?(z| ?[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads a date in every order it allows; a time of day after it is left off. Two-digit years are not read: 24
 * may be 1924 or 2024, and nobody sits in front of an import to see which one was taken.
 */
export function readingsOf(value: string): DateReadings | undefined {
  const { dmy, mdy } = meaningsOf(withoutTime(value));
  if (dmy === undefined || mdy === undefined || dmy.short || mdy.short) return undefined;
  if (dmy === mdy) return { plain: onCalendar(dmy) };
  return { dmy: onCalendar(dmy), mdy: onCalendar(mdy) };
}

/** A written date as `YYYY-MM-DD`; undefined when it is none in this order (a 31st month, 30 February). */
export function toIsoDate(value: string, order: DateOrder | null): string | undefined {
  const readings = readingsOf(value);
  if (readings?.plain !== undefined) return readings.plain;
  return order === 'mdy' ? readings?.mdy : order === 'dmy' ? readings?.dmy : undefined;
}

/** Why a value is no date in this order, as a sentence: the day there is not, or how dates are read. */
export function whyNoDate(value: string, order: DateOrder | null): string {
  const date = meaningsOf(withoutTime(value))[order ?? 'ymd'];
  const month = date && monthNames[date.month - 1];
  if (date && month && !date.short && date.year > 0) return `There is no ${date.day} ${month} ${date.year}.`;
  const written = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' };
  return `This is no date with a year of four digits, read as ${written[order ?? 'ymd']}.`;
}

function withoutTime(value: string): string {
  return value.slice(0, 60).trim().replace(timeOfDay, '');
}

function onCalendar({ year, month, day }: WrittenDate): string | undefined {
  if (year < 1 || month < 1 || day < 1) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
