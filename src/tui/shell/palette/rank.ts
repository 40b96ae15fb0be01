import { fold } from '../../components/dialog/options.ts';

/**
 * How well a title answers what is typed: higher is better, undefined not at all. The letters have to come in
 * order; beginnings of words count most, then letters side by side, then shorter titles.
 */
export function matchScore(title: string, typed: string): number | undefined {
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
