const bandYears = 5;
const earliest = Temporal.PlainDate.from('1900-01-01');

/**
 * Another birth date of the same age: of the five years of life (0–4, 5–9 …) that the person is in on `today`, any day.
 *
 * @param drawn any whole number, of this person alone
 * @returns how many days the person's dates are moved, so that others keep their distance
 */
export function daysMoved(birthDate: string, today: string, drawn: number): number {
  const born = Temporal.PlainDate.from(birthDate);
  const now = Temporal.PlainDate.from(today);
  const age = Math.max(0, born.until(now, { largestUnit: 'years' }).years);
  const band = age - (age % bandYears);
  const last = now.subtract({ years: band });
  const first = latest(now.subtract({ years: band + bandYears }).add({ days: 1 }), earliest);
  const days = first.until(last, { largestUnit: 'days' }).days + 1;
  if (days <= 0) return 0;
  return born.until(first.add({ days: drawn % days }), { largestUnit: 'days' }).days;
}

/** A date moved by days, at the latest to `today`. */
export function moved(date: string, days: number, today: string): string {
  const then = Temporal.PlainDate.from(date).add({ days }).toString();
  return then > today ? today : then;
}

function latest(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
}
