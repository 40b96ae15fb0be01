const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '2026-11-23' → 'Mon 23 Nov'. Written by hand: the first use of Intl is slow. */
export function shortDate(date: string): string {
  const { dayOfWeek, day, month } = Temporal.PlainDate.from(date);
  return `${weekdays[dayOfWeek - 1]} ${day} ${months[month - 1]}`;
}

/** '2026-11-23' → 'Mon 23 Nov 2026'. */
export function longDate(date: string): string {
  return `${shortDate(date)} ${date.slice(0, 4)}`;
}

/** '2026-11-23T10:00' → 'Mon 23 Nov 10:00'. */
export function shortStart(local: string): string {
  return `${shortDate(local.slice(0, 10))} ${local.slice(11)}`;
}
