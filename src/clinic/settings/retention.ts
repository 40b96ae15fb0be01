import { shown } from '../../desk/fields/index.ts';
import { bad, good, type Reading, schemaOf } from '../../desk/fields/reading.ts';
import { counted } from '../../desk/words/index.ts';

/** How long rows are kept: so many years, months or days. */
export interface KeptFor {
  readonly unit: 'year' | 'month' | 'day';
  readonly count: number;
}

const units = { y: 'year', m: 'month', d: 'day' } as const;
const days = { year: 365, month: 30, day: 1 } as const;
const longest = 100;

/**
 * `never` (nothing is purged), `10 years`, `18 months` or `90 days`, as people write it; kept in exactly this form.
 *
 * @param least days: less would take away what is still worked with
 */
export function retentionField(title: string, least: number) {
  return schemaOf(title, (typed) => readRetention(title, least, typed));
}

/** A setting as it is kept, taken apart; null: for ever. */
export function keptFor(kept: string): KeptFor | null {
  const [, count, unit] = /^(\d+) (year|month|day)s?$/.exec(kept) ?? [];
  return count === undefined ? null : { unit: unit as KeptFor['unit'], count: Number(count) };
}

/** The instant before which rows are due. */
export function dueBefore({ unit, count }: KeptFor, now: string, timeZone: string): string {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  const then = here.subtract({ [`${unit}s`]: count });
  return new Date(then.epochMilliseconds).toISOString();
}

function readRetention(title: string, least: number, typed: string): Reading<string> {
  const what = `How long ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  const text = typed.slice(0, 100).trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (/^(never|off|no|none|forever|for ever|always)$/.test(text)) return good('never');
  const [, digits, letter] = /^(\d{1,5}) ?(y|m|d)(?:ears?|rs?|onths?|ays?)?$/.exec(text) ?? [];
  const unit = letter === 'y' || letter === 'm' || letter === 'd' ? units[letter] : undefined;
  if (digits === undefined || unit === undefined)
    return bad(`${what} must be like 10 years, 18 months, 90 days, or never, not ${shown(typed)}.`);
  const count = Number(digits);
  if (count * days[unit] < least) return bad(`${what} must be at least ${counted(least, 'day')}.`);
  if (count * days[unit] > longest * days.year) return bad(`${what} must be at most ${longest} years.`);
  return good(counted(count, unit));
}
