/** Which rows of a list are drawn. */
export interface Window {
  readonly first: number;
  readonly count: number;
}

/**
 * The rows to draw: the cursor's row is among them, and the window moves no further than it must.
 * @param previous the first row drawn before.
 */
export function windowAround(cursor: number, total: number, height: number, previous: number): Window {
  const count = Math.max(0, Math.min(height, total));
  const last = Math.max(0, total - count);
  const kept = Math.min(Math.max(0, previous), last);
  if (cursor < kept) return { first: Math.max(0, cursor), count };
  if (cursor >= kept + count) return { first: Math.min(last, cursor - count + 1), count };
  return { first: kept, count };
}
