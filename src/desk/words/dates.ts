/** Dates as people are told them. The names are written by hand: the first use of Intl costs a frame 10 ms. */
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '2026-11-23' → 'Mon'. */
export function weekdayName(date: string): string {
  return WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? '';
}

/** '2026-11-23' → '23 Nov'. */
export function dayAndMonth(date: string): string {
  const { day, month } = Temporal.PlainDate.from(date);
  return `${day} ${MONTHS[month - 1]}`;
}

/** A day before `today` as it is said of somebody who is still here: 'yesterday', '19 Nov'; null for any other. */
export function earlierDay(date: string, today: string): string | null {
  if (date >= today) return null;
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  return date === yesterday ? 'yesterday' : dayAndMonth(date);
}

/** '2026-11-23' → 'Mon 23 Nov'. */
export function shortDate(date: string): string {
  return `${weekdayName(date)} ${dayAndMonth(date)}`;
}

/** '2026-11-23' → 'Mon 23 Nov 2026'. */
export function longDate(date: string): string {
  return `${shortDate(date)} ${date.slice(0, 4)}`;
}

/** '2026-11-23T10:00' → 'Mon 23 Nov 10:00'. */
export function shortStart(local: string): string {
  return `${shortDate(local.slice(0, 10))} ${local.slice(11)}`;
}
