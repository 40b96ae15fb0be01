const bandYears = 5;
const dayLength = 86_400_000;
const earliest = dayOf('1900-01-01');

/**
 * Another birth date of the same age: of the five years of life (0–4, 5–9 …) that the person is in on `today`, any day.
 *
 * @param birthDate `YYYY-MM-DD`
 * @param today `YYYY-MM-DD`
 * @param drawn any whole number, of this person alone
 * @returns how many days the person's dates are moved, so that others keep their distance
 */
export function daysMoved(birthDate: string, today: string, drawn: number): number {
  const age = Math.max(0, yearOf(today) - yearOf(birthDate) - (today.slice(5) < birthDate.slice(5) ? 1 : 0));
  const band = age - (age % bandYears);
  const last = daysBack(today, band);
  const first = Math.max(daysBack(today, band + bandYears) + 1, earliest);
  const days = last - first + 1;
  return days <= 0 ? 0 : first + (drawn % days) - dayOf(birthDate);
}

/** A date moved by days, at the latest to `today`. */
export function moved(date: string, days: number, today: string): string {
  const then = new Date((dayOf(date) + days) * dayLength).toISOString().slice(0, 10);
  return then > today ? today : then;
}

/** Days since 1970-01-01. */
function dayOf(date: string): number {
  return Date.UTC(yearOf(date), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayLength;
}

/** The day so many years before, as a birthday has it: of 29 February, 1 March where there is none. */
function daysBack(date: string, years: number): number {
  return Date.UTC(yearOf(date) - years, Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayLength;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
