const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sat 21 Nov 2026  10:42`: an instant on the wall of a time zone. Written by hand: Intl costs the first frame 10 ms. */
export function wallClock(instant: string, timeZone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const day = `${WEEKDAYS[wall.dayOfWeek - 1]} ${wall.day} ${MONTHS[wall.month - 1]} ${wall.year}`;
  return `${day}  ${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')}`;
}
