/** One consistent picture of the database, for an export: what others commit meanwhile does not show. */
export interface Snapshot {
  /** The names of the columns that a table has, generated ones and all. Empty for a table that is not there. */
  columns(table: string): readonly string[];
  /** How many rows of the table pass all filters. */
  count(table: string, filters: readonly SnapshotFilter[]): number;
  /** The value of one column in the first row, as text; null in an empty table. */
  first(table: string, column: string): string | null;
  /** The rows that pass all filters, in the order in which they were stored. A batch holds until the next is asked for. */
  batches(
    table: string,
    columns: readonly SnapshotColumn[],
    filters: readonly SnapshotFilter[],
  ): Generator<CellBatch>;
  /** The statements that make these tables in an empty database of the engine's own shell, also an older one. */
  script(tables: readonly string[]): SnapshotScript;
  close(): void;
}

export interface SnapshotColumn {
  readonly name: string;
  /** A number that may have a fraction; its text is written so that it reads back as the same number. */
  readonly isFraction: boolean;
}

/** What a row must have to be in the picture. */
export interface SnapshotFilter {
  readonly column: string;
  readonly is: 'equal' | 'from' | 'null';
  /** Bound, never part of the statement. */
  readonly value: string | number;
}

/**
 * Rows as UTF-8, one cell after the other without a row of text objects between: after each cell stands `cellEnd`, after the last of
 * a row `rowEnd` instead, and `nullCell` is the whole of a cell without a value. The three never occur in UTF-8.
 */
export interface CellBatch {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

export const cellEnd = 0xff;
export const rowEnd = 0xfe;
export const nullCell = 0xfd;

export interface SnapshotScript {
  /** Statement by table name. */
  readonly tables: ReadonlyMap<string, string>;
  /** Indexes and triggers, to run once the rows are there. */
  readonly after: readonly string[];
  /** The names of what an older shell could not run. */
  readonly left_out: readonly string[];
}
