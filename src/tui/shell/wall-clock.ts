import { longDate } from '../text/index.ts';

/** `Sat 21 Nov 2026  10:42`: an instant on the wall of a time zone. */
export function wallClock(instant: string, timeZone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${longDate(wall.toPlainDate().toString())}  ${time}`;
}

/** `10:42:07`: the time of an instant on the wall of a time zone. */
export function timeOfDay(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'second' });
}
