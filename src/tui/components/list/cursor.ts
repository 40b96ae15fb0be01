import { useLayoutEffect, useRef, useState } from 'react';

/** Where the cursor of a list stands: on a row, by its id, so that it stays there when other rows come and go. */
export interface ListCursor<Row> {
  readonly id: string | null;
  readonly row: Row | undefined;
  /** −1 in an empty list. */
  readonly index: number;
  set(id: string | null): void;
  /** For the table: `<Table {...cursor.props} … />`. */
  readonly props: {
    readonly rows: readonly Row[];
    readonly rowId: (row: Row) => string;
    readonly cursor: string | null;
    readonly onCursor: (id: string) => void;
  };
}

/**
 * The index of the row the cursor is on. When its row is gone, the row that came into its place; in a list that
 * was empty, the first.
 */
export function placeCursor(ids: readonly string[], wanted: string | null, lastIndex: number): number {
  if (ids.length === 0) return -1;
  const found = wanted === null ? -1 : ids.indexOf(wanted);
  if (found >= 0) return found;
  return Math.min(Math.max(0, lastIndex), ids.length - 1);
}

/** Keeps a cursor in rows that change. `rowId` must be stable for a row. */
export function useListCursor<Row>(
  rows: readonly Row[] | undefined,
  rowId: (row: Row) => string,
  initial: string | null = null,
): ListCursor<Row> {
  const [wanted, setWanted] = useState(initial);
  const lastIndex = useRef(0);
  const arrived = useRef(false);
  const all = rows ?? [];
  const ids = all.map(rowId);
  const index = placeCursor(ids, wanted, lastIndex.current);
  const id = ids[index] ?? null;
  useLayoutEffect(() => {
    if (index < 0) return;
    lastIndex.current = index;
    if (id === wanted) arrived.current = true;
    // Where it had to move, it now belongs to the row it moved to. A row it was opened for may still be on its way.
    else if (arrived.current || wanted === null || wanted !== initial) setWanted(id);
  });
  return {
    id,
    row: all[index],
    index,
    set: setWanted,
    props: { rows: all, rowId, cursor: id, onCursor: setWanted },
  };
}
