import type { DueRows } from './preview.ts';

/** What is said before a purge of these: what brings it back, and what nothing does. */
export function beforeAPurge(due: readonly Pick<DueRows, 'effect' | 'due'>[]): string {
  const anonymises = due.some((table) => table.effect === 'anonymised' && table.due > 0);
  return `A backup is made first.${anonymises ? ' It does not bring back who is anonymised.' : ''}`;
}
