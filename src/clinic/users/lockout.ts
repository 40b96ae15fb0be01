/** So many wrong passwords in a row cost nothing: people mistype. */
const free = 5;
const firstWait = 30_000;
/** The longest wait, milliseconds: whoever guesses on keeps nobody out for good, the last administrator neither. */
export const longestWait = 15 * 60_000;

/**
 * Until when no password is looked at, after so many wrong ones in a row; null: not at all. It doubles with every
 * further one: 30 s, 1 min, 2 min, 4 min, 8 min, and then 15 min each.
 *
 * @param at when the last one was wrong, UTC
 */
export function lockedUntil(failed: number, at: string): string | null {
  if (failed < free) return null;
  const wait = Math.min(longestWait, firstWait * 2 ** Math.min(failed - free, 20));
  return new Date(Date.parse(at) + wait).toISOString();
}

/** Wrong ones are in a row where each came within a day of the next: whoever mistyped last week begins anew. */
const apart = 86_400_000;

/**
 * How many of these were wrong in a row up to now.
 *
 * @param times when they were wrong, the newest first, UTC
 */
export function inARow(times: readonly string[], now: string): number {
  let [count, later] = [0, Date.parse(now)];
  for (const at of times) {
    const moment = Date.parse(at);
    if (later - moment > apart) break;
    [count, later] = [count + 1, moment];
  }
  return count;
}

/** Whether no password is looked at now. */
export function isLocked(until: string | null, now: string): boolean {
  return until !== null && until > now;
}
