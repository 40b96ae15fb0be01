const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "today", "Mon 23 Nov", in another year "2 Nov 2025". Takes a date or a local visit time. */
export function dayInWords(date: string, today: string): string {
  const day = date.slice(0, 10);
  if (day === today) return 'today';
  const plain = Temporal.PlainDate.from(day);
  const short = `${plain.day} ${months[plain.month - 1]}`;
  return day.slice(0, 4) === today.slice(0, 4)
    ? `${weekdays[plain.dayOfWeek - 1]} ${short}`
    : `${short} ${plain.year}`;
}

/** The time of a local visit time, `09:00`. */
export function timeInWords(local: string): string {
  return local.slice(11, 16);
}

/** An instant on the clinic's wall, `2026-11-21 10:40`. */
export function wallTime(instant: string, timeZone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** The clinic's date at an instant. */
export function dateAt(instant: string, timeZone: string): string {
  return wallTime(instant, timeZone).slice(0, 10);
}
