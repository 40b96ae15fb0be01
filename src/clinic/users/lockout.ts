/** So many wrong passwords in a row cost nothing: people mistype. */
const free = 5;
const firstWait = 30_000;
/** The longest wait: whoever guesses on keeps nobody out for good, the last administrator neither. */
const longestWait = 15 * 60_000;

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

/** Whether no password is looked at now. */
export function isLocked(until: string | null, now: string): boolean {
  return until !== null && until > now;
}
