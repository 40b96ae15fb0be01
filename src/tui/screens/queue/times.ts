import { describePromise, type LiveRow } from '../../../clinic/queue/index.ts';
import { earlierDay, toLocalDate } from '../../kit.ts';

/** When and where an instant is read. */
interface Place {
  readonly now: string;
  readonly timeZone: string;
}

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

/** The day somebody has been here since where that is not today: `yesterday`, `19 Nov`. */
export function daySince(row: LiveRow, { now, timeZone }: Place): string | null {
  return earlierDay(toLocalDate(row.joined_at, timeZone), toLocalDate(now, timeZone));
}

/** Since when: the time, `10:08`, or the day where that says more. */
export function sinceText(row: LiveRow, place: Place): string {
  return daySince(row, place) ?? wallTime(row.joined_at, place.timeZone);
}

/** The wait in four cells: `0:34`, and whole days for who was left here on an earlier day, `1 d`. */
export function shortWait(row: LiveRow, place: Place): string {
  if (daySince(row, place) === null) return waitingText(row, place.now);
  const joined = Temporal.PlainDate.from(toLocalDate(row.joined_at, place.timeZone));
  return `${joined.until(toLocalDate(place.now, place.timeZone)).days} d`;
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
