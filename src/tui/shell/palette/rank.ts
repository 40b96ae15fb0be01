import { fold } from '../../components/dialog/options.ts';

/**
 * How well a title answers what is typed: higher is better, undefined not at all. A title that has it as it was typed,
 * from the beginning of a word on, comes before all others: who types "data" means Data, not to DeActivATe somebody.
 */
export function matchScore(title: string, typed: string): number | undefined {
  const score = letterScore(title, typed);
  return score === undefined || !hasWords(title, typed) ? score : score + WHOLE;
}

/** More than letters can come to. */
const WHOLE = 1000;

function hasWords(title: string, typed: string): boolean {
  const wanted = fold(typed).trim();
  const words = fold(title).split(/[^\p{L}\p{N}]+/u);
  return wanted !== '' && words.some((_, index) => words.slice(index).join(' ').startsWith(wanted));
}

/** The letters have to come in order; beginnings of words count most, then letters side by side, then shorter titles. */
function letterScore(title: string, typed: string): number | undefined {
  const text = fold(title);
  const letters = fold(typed).replace(/[\s:]/gu, '');
  let score = 0;
  let from = 0;
  let previous = -2;
  for (const letter of letters) {
    const start = wordStart(text, letter, from);
    const next = text.indexOf(letter, from);
    if (next < 0) return undefined;
    // A word's beginning is worth a jump, unless the letter is the very next one.
    const at = next === previous + 1 || start < 0 ? next : start;
    score += at === previous + 1 ? 5 : isWordStart(text, at) ? 8 : 1;
    previous = at;
    from = at + 1;
  }
  return score - text.length / 100;
}

function wordStart(text: string, letter: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === letter && isWordStart(text, at)) return at;
  }
  return -1;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/\p{L}|\p{N}/u.test(text[at - 1] ?? ' ');
}

/** The entries that answer what is typed, the best first; all of them in their order for nothing typed. */
export function rank<T>(entries: readonly T[], title: (entry: T) => string, typed: string): T[] {
  return entries
    .map((entry) => ({ entry, score: matchScore(title(entry), typed) }))
    .filter((one): one is { entry: T; score: number } => one.score !== undefined)
    .sort((a, b) => (typed.trim() === '' ? 0 : b.score - a.score))
    .map((one) => one.entry);
}
