/** Whoever is older is one among the old: an age of 95 and a district are a name. */
const oldest = 90;

/**
 * What of the dates of a life may stay: the years, as the first of January. Who is older than 89, today or when she
 * died, becomes 90: the rule of HIPAA's safe harbor (45 CFR 164.514(b)(2)(i)(C)).
 *
 * @param birth `YYYY-MM-DD`, as is `died`, null while she lives
 * @param today the clinic's date
 */
export function yearsOf(
  birth: string,
  died: string | null,
  today: string,
): { birth_date: string; deceased_on: string | null } {
  const last = yearIn(died ?? today);
  return {
    birth_date: firstOf(Math.max(yearIn(birth), last - oldest)),
    deceased_on: died === null ? null : firstOf(last),
  };
}

function yearIn(date: string): number {
  return Temporal.PlainDate.from(date).year;
}

function firstOf(year: number): string {
  return `${year}-01-01`;
}
