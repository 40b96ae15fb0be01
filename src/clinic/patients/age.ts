/** Whole years between two dates (YYYY-MM-DD); who is born on 29 February turns a year older on 1 March. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}

/** An age as a list shows it: "38 y", for a child under two "17 m", for a newborn "9 d". */
export function ageInWords(birthDate: string, date: string): string {
  const birth = Temporal.PlainDate.from(birthDate);
  const { years, months, days } = birth.until(date, { largestUnit: 'years' });
  if (years >= 2) return `${years} y`;
  const wholeMonths = years * 12 + months;
  return wholeMonths >= 1 ? `${wholeMonths} m` : `${Math.max(0, days)} d`;
}
