/**
 * Names that are confused when called out in a room: the same, the same with the parts swapped, the same
 * family name and initial, or one or two letters apart ("Smith, Anna", "Smyth, Ana").
 */
export interface Named {
  first_name: string;
  last_name: string;
}

export type Likeness = 'same' | 'similar';

export function nameLikeness(a: Named, b: Named): Likeness | null {
  const [first, last] = [plain(a.first_name), plain(a.last_name)];
  const [otherFirst, otherLast] = [plain(b.first_name), plain(b.last_name)];
  if (first === otherFirst && last === otherLast) return 'same';
  if (first === otherLast && last === otherFirst) return 'similar';
  if (last === otherLast && first[0] === otherFirst[0]) return 'similar';
  return closeTo(first, otherFirst) && closeTo(last, otherLast) ? 'similar' : null;
}

/** Lower case letters without accents. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}

/** One edit apart at most; two for names of eight letters and more. */
function closeTo(a: string, b: string): boolean {
  const allowed = Math.min(a.length, b.length) < 8 ? 1 : 2;
  return editDistance(a, b) <= allowed;
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
