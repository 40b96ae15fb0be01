import { refuse } from '../../desk/index.ts';

const localDate = /^\d{4}-\d{2}-\d{2}$/;
const toTheMinute = /^[^T]+T\d{2}:?\d{2}(?:Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * The instant that somebody means by a time: a date, a wall time in the clinic's zone (`2026-11-21 14:00`,
 * `2026-11-21T14:00:30`) or an instant with an offset. A day and a minute mean their last moment: lists show minutes, and
 * what they call 14:00 was made some seconds later. Answers `2026-11-21T14:00:59.999Z`. Throws `usage`.
 *
 * @param zone IANA name of the clinic's time zone
 */
export function momentOf(text: string, zone: string): string {
  const typed = text.trim().replace(/^(\d{4}-\d{2}-\d{2}) +(?=\d)/, '$1T');
  const read = localDate.test(typed) ? endOfDay : /(Z|[+-]\d{2}:?\d{2})$/i.test(typed) ? instant : wallTime;
  try {
    const { epochMilliseconds } = read(typed, zone);
    return new Date(epochMilliseconds + (toTheMinute.test(typed) ? 59_999 : 0)).toISOString();
  } catch {
    return refuse('usage', `“${text.slice(0, 60)}” is no time.`, {
      hint: 'Write 2026-11-21, 2026-11-21 14:00 (the clinic’s time) or 2026-11-21T13:00:00Z.',
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
