import { describePromise, type LiveRow } from '../../../clinic/queue/index.ts';

/** Hours and minutes between two instants: `0:34`. */
export function hoursBetween(from: string, to: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The time on the clinic's wall, `10:08`. */
export function wallTime(instant: string, timeZone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime();
  return wall.toString({ smallestUnit: 'minute' });
}

export function waitingText(row: LiveRow, now: string): string {
  return hoursBetween(row.joined_at, now);
}

export function promisedText(row: LiveRow): string {
  return describePromise({
    minutes: row.estimated_wait_time,
    low: row.estimated_low,
    high: row.estimated_high,
  });
}

/** What a called patient is doing, and for how long: `called 0:02`, `in the room 0:09`. */
export function calledText(row: LiveRow, now: string): string {
  if (row.started_at) return `in the room ${hoursBetween(row.started_at, now)}`;
  return `called ${hoursBetween(row.called_at ?? now, now)}`;
}
