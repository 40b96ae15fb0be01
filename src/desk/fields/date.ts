import type { DateOrder } from './date-order.ts';
import { bad, good, type Reading, schemaOf, shown } from './reading.ts';

export type { DateOrder };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date's three numbers; `short` says that the year was written with two digits. */
export interface WrittenDate {
  year: number;
  month: number;
  day: number;
  short: boolean;
}

/**
 * The possible meanings of a written date, as numbers that may still not exist in the calendar. One for
 * '1988-03-07' or '7 Mar 1988'; up to three for '7/3/88'. Empty when it is no date at all.
 */
export function meaningsOf(typed: string): Partial<Record<DateOrder, WrittenDate>> {
  const text = typed
    .slice(0, 40)
    .trim()
    .toLowerCase()
    .replace(/t00:00(:00(\.0+)?)?z?$/, '');
  const named = withMonthName(text);
  if (named !== undefined) return { dmy: named, mdy: named, ymd: named };
  const parts = /^(\d{1,4})\s*[-./\s]\s*(\d{1,2})\s*[-./\s]\s*(\d{1,4})\.?$/.exec(text) ?? compact(text);
  const [a, b, c] = [parts?.[1] ?? '', parts?.[2] ?? '', parts?.[3] ?? ''];
  if (a.length === 4 && c.length <= 2 && c !== '') {
    const only = written(a, b, c);
    return { dmy: only, mdy: only, ymd: only };
  }
  if (a.length > 2 || a === '' || c.length === 3 || c.length === 1) {
    return a.length === 2 && c.length === 1 ? { ymd: written(a, b, c) } : {};
  }
  const ends: Partial<Record<DateOrder, WrittenDate>> = { dmy: written(c, b, a), mdy: written(c, a, b) };
  if (c.length === 2 && a.length === 2) ends.ymd = written(a, b, c);
  return ends;
}

/**
 * A date as people write it: '07.03.1988', '1988-03-07', '7/3/88', '19880307', '7 Mar 1988'. Numbers alone are read in
 * `order`; when they make no date that way but do in another ('25/12/1988' in a month-first clinic), that one is taken.
 * Two-digit years are the latest that is not after `today`, or in the next 20 years when `ahead` is set.
 */
export function readDate(
  label: string,
  typed: string,
  { order, today, ahead = false }: { order: DateOrder; today: string; ahead?: boolean },
): Reading<string> {
  if (typed.trim() === '') return bad(`${label} is missing.`);
  const meanings = meaningsOf(typed);
  const others = (['ymd', 'dmy', 'mdy'] as const).filter((other) => other !== order);
  for (const way of [order, ...others]) {
    const date = onCalendar(meanings[way], today, ahead);
    if (date !== undefined) return good(date);
  }
  return bad(notADate(label, typed));
}

/** A date whose writing leaves no doubt, as YYYY-MM-DD; '07/03/2026' is refused because it can be read two ways. */
export function readPlainDate(label: string, typed: string): Reading<string> {
  if (typed.trim() === '') return bad(`${label} is missing.`);
  const meanings = Object.values(meaningsOf(typed));
  const dates = new Set(
    meanings.map((meaning) => (meaning.short ? undefined : onCalendar(meaning, '9999-12-31', false))),
  );
  dates.delete(undefined);
  const [first, second] = [...dates];
  if (first === undefined) return bad(notADate(label, typed));
  if (second !== undefined)
    return bad(`${label} ${shown(typed)} can be read two ways. Write it as ${first} or ${second}.`);
  return good(first);
}

/** A plain date field (from, until, hired on …). Birth dates are read by the patients' own rules. */
export function date(label: string) {
  return schemaOf(label, (typed) => readPlainDate(label, typed));
}

function notADate(label: string, typed: string): string {
  return `${label} must be a date such as 1988-03-07, not ${shown(typed)}.`;
}

function compact(text: string): RegExpExecArray | null {
  return /^(\d{4})(\d{2})(\d{2})$/.exec(text);
}

function withMonthName(text: string): WrittenDate | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s./-]*([a-z]{3,9})\.?,?[\s./-]*(\d{4}|\d{2})$/.exec(text);
  const monthAhead = /^([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})$/.exec(text);
  const name = dayFirst?.[2] ?? monthAhead?.[1];
  if (name === undefined) return undefined;
  const month = months.findIndex((start) => name.startsWith(start)) + 1;
  return written(
    dayFirst?.[3] ?? monthAhead?.[3] ?? '',
    String(month),
    dayFirst?.[1] ?? monthAhead?.[2] ?? '',
  );
}

function written(year: string, month: string, day: string): WrittenDate {
  return { year: Number(year), month: Number(month), day: Number(day), short: year.length <= 2 };
}

function onCalendar(meaning: WrittenDate | undefined, today: string, ahead: boolean): string | undefined {
  if (meaning === undefined) return undefined;
  const { month, day } = meaning;
  if (!meaning.short) return calendarDate(meaning.year, month, day);
  const limit = ahead ? addYears(today, 20) : today;
  const century = Math.floor(Number(limit.slice(0, 4)) / 100) * 100;
  const near = calendarDate(century + meaning.year, month, day);
  return near !== undefined && near <= limit ? near : calendarDate(century - 100 + meaning.year, month, day);
}

function calendarDate(year: number, month: number, day: number): string | undefined {
  if (year < 1 || month < 1 || day < 1) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

function addYears(date: string, years: number): string {
  return Temporal.PlainDate.from(date).add({ years }).toString();
}
