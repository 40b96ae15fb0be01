/** A value as a column keeps it. Booleans are kept as the engine does, and come back as it gives them. */
export type BulkValue = string | number | boolean | null;

/** Column → value. */
export type BulkRow = Readonly<Record<string, BulkValue>>;

/** A stretch of values, both ends excluded. */
export interface Between {
  readonly above: BulkValue;
  readonly below: BulkValue;
}

/** Column → the value it must have, or between which it must lie. */
export type BulkWhere = Readonly<Record<string, BulkValue | Between>>;

/**
 * Rows of tables as they are, without entities: for an import, which brings in a million of them. Everything runs
 * in the transaction that the call has open, and nothing writes audit entries: that is the caller's to do.
 * What the database refuses is thrown as its own error (`Engine.explain` says what it means); the row it refused is
 * not there, and the transaction goes on.
 */
export interface Bulk {
  /** The rows, at most `limit` (1,000 unless said), in no order; all their columns unless said. */
  find(table: string, where: BulkWhere, limit?: number, columns?: readonly string[]): Promise<BulkRow[]>;
  insert(table: string, row: BulkRow): Promise<void>;
  /** Changes the rows with these values; answers how many there were. */
  update(table: string, where: BulkRow, changes: BulkRow): Promise<number>;
  /** Removes the rows with these values; answers how many there were. */
  remove(table: string, where: BulkRow): Promise<number>;
  /** Several statements of which all count or none: what `body` throws takes back what it did, and is thrown on. */
  attempt<T>(body: () => Promise<T>): Promise<T>;
}
