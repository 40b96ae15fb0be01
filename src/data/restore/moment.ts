import { refuse } from '../../desk/index.ts';

const localDate = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The instant that somebody means by a time: a date (its last moment), a wall time in the clinic's zone
 * (`2026-11-21 14:00`, `2026-11-21T14:00:30`) or an instant with an offset. Answers `2026-11-21T14:00:00.000Z`. Throws
 * `usage`.
 *
 * @param zone IANA name of the clinic's time zone
 */
export function momentOf(text: string, zone: string): string {
  const typed = text.trim().replace(/^(\d{4}-\d{2}-\d{2}) +(?=\d)/, '$1T');
  const read = localDate.test(typed) ? endOfDay : /(Z|[+-]\d{2}:?\d{2})$/i.test(typed) ? instant : wallTime;
  try {
    return new Date(read(typed, zone).epochMilliseconds).toISOString();
  } catch {
    return refuse('usage', `“${text.slice(0, 60)}” is no time.`, {
      hint: 'Write 2026-11-21, 2026-11-21T14:00 (the clinic’s time) or 2026-11-21T13:00:00Z.',
    });
  }
}

function endOfDay(typed: string, zone: string): Temporal.Instant {
  const next = Temporal.PlainDate.from(typed).add({ days: 1 }).toZonedDateTime(zone);
  return next.toInstant().subtract({ milliseconds: 1 });
}

function instant(typed: string): Temporal.Instant {
  return Temporal.Instant.from(typed);
}

function wallTime(typed: string, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(typed).toZonedDateTime(zone).toInstant();
}
