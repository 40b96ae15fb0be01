/** A stretch of time, half-open: it holds its start and ends just before its end. UTC instants. */
export interface Interval {
  starts_at: string;
  ends_at: string;
}

/** Whether two stretches share a moment. Ending when the other begins is no overlap. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.starts_at < other.ends_at && other.starts_at < one.ends_at;
}

/** What is left of `open` after everything `taken` is cut out; sorted, without empty pieces. */
export function subtract(open: readonly Interval[], taken: readonly Interval[]): Interval[] {
  let pieces = open.filter((piece) => piece.starts_at < piece.ends_at);
  for (const cut of taken) {
    if (cut.starts_at >= cut.ends_at) continue;
    pieces = pieces.flatMap((piece) =>
      overlaps(piece, cut)
        ? [
            { starts_at: piece.starts_at, ends_at: cut.starts_at },
            { starts_at: cut.ends_at, ends_at: piece.ends_at },
          ].filter((rest) => rest.starts_at < rest.ends_at)
        : [piece],
    );
  }
  return pieces.sort((a, b) => (a.starts_at < b.starts_at ? -1 : a.starts_at > b.starts_at ? 1 : 0));
}
