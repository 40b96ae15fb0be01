import { foldName, foldNameOut } from '../../desk/letters.ts';
import { soundOfWord } from './sound.ts';

/** What is compared: a patient on file, or what has been typed so far. */
export interface Likely {
  first_name: string;
  last_name: string;
  birth_date?: string | null | undefined;
  phone?: string | null | undefined;
}

/**
 * How likely two descriptions mean one person, 0 to 100. Names count 60, birth dates 40 (a swapped day and month and a
 * one-digit slip nearly as much as the same date); without one of the dates names alone reach 70. The same phone lifts: families share
 * one, so alone it makes 60. The weights are ours, chosen so that a misspelt name with the right date is above 90
 * and a namesake of another age below 60.
 */
export function likeness(one: Likely, other: Likely): number {
  const names = nameLikeness(one, other);
  const births =
    one.birth_date && other.birth_date ? birthLikeness(one.birth_date, other.birth_date) : undefined;
  const known = births === undefined ? names * 70 : names * 60 + births * 40 * gate(names);
  const phone = Boolean(one.phone) && one.phone === other.phone;
  const lifted = phone
    ? Math.max(known, 60) + (100 - Math.max(known, 60)) * gate(names) * (births ?? 0.5) * 0.8
    : known;
  return Math.round(Math.min(100, Math.max(0, lifted)));
}

/** Below this much likeness of the names a shared birthday says nothing. */
function gate(names: number): number {
  return Math.max(0, (names - 0.6) / 0.4);
}

/** 1 for the same names, first and last in either order; accents, case and spelling by ear count little. */
export function nameLikeness(one: Likely, other: Likely): number {
  const straight =
    wordLikeness(one.last_name, other.last_name) * 0.55 +
    wordLikeness(one.first_name, other.first_name) * 0.45;
  const crossed =
    (wordLikeness(one.last_name, other.first_name) + wordLikeness(one.first_name, other.last_name)) *
    0.5 *
    0.95;
  return Math.max(straight, crossed);
}

function wordLikeness(one: string, other: string): number {
  const [a, b] = [letters(foldName(one)), letters(foldName(other))];
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [aOut, bOut] = [letters(foldNameOut(one)), letters(foldNameOut(other))];
  if (aOut === b || a === bOut) return 0.99;
  const spelling = jaroWinkler(a, b);
  const sound = soundOfWord(aOut) === soundOfWord(bOut) ? 0.9 : 0;
  // One may be an initial or the beginning of the other: "Sam" and "Samira".
  const beginning = a.startsWith(b) || b.startsWith(a) ? 0.85 : 0;
  return Math.max(Math.max(sound, beginning) + 0.1 * Math.max(0, spelling - 0.5), spelling * spelling * 0.95);
}

function letters(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** 1 for the same date, 0.85 with day and month swapped, 0.8 with one digit wrong or two neighbours swapped, else 0. */
export function birthLikeness(one: string, other: string): number {
  if (one === other) return 1;
  if (swapDayAndMonth(one) === other) return 0.85;
  return isOneSlip(one.replaceAll('-', ''), other.replaceAll('-', '')) ? 0.8 : 0;
}

/** 1988-03-07 → 1988-07-03; the result may be no date of the calendar. */
export function swapDayAndMonth(date: string): string {
  return `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`;
}

/** The dates that count as likely meant by `date`: itself, day and month swapped, and every one-digit slip. */
export function neighbouringDates(date: string): string[] {
  const slips = [...date].flatMap((digit, at) =>
    digit === '-' ? [] : [...'0123456789'].map((other) => date.slice(0, at) + other + date.slice(at + 1)),
  );
  return [...new Set([date, swapDayAndMonth(date), ...slips])];
}

function isOneSlip(one: string, other: string): boolean {
  const differing = [...one].map((digit, at) => (digit === other[at] ? -1 : at)).filter((at) => at >= 0);
  const [first = -1, second = -1] = differing;
  if (one.length !== other.length || differing.length > 2) return false;
  if (differing.length === 1) return true;
  return second === first + 1 && one[first] === other[second] && one[second] === other[first];
}

/** Jaro-Winkler similarity, 0 to 1 (W. E. Winkler, "String Comparator Metrics", 1990; prefix weight 0.1, at most 4 letters). */
export function jaroWinkler(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const matchedA: string[] = [];
  for (const [at, letter] of a.entries()) {
    const found = b.findIndex((l, i) => l === letter && Math.abs(i - at) <= reach && !taken.has(i));
    if (found < 0) continue;
    taken.add(found);
    matchedA.push(letter);
  }
  const matches = matchedA.length;
  if (matches === 0) return 0;
  const matchedB = b.filter((_, i) => taken.has(i));
  const transposed = matchedA.filter((letter, i) => letter !== matchedB[i]).length / 2;
  const jaro = (matches / a.length + matches / b.length + (matches - transposed) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
