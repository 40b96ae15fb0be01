/** How many days a leave lasts, both ends included. */
export function daysLong(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days + 1;
}

/** 390 → '6 h 30'; 0 → '0 h'. */
export function hoursText(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`;
}
