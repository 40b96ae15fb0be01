import type { LogSoFar } from './guard/log.ts';
import { fileOfPlace } from './place.ts';

/**
 * What of the present stays when an earlier state flows in over it, by table. What either side has no table or column
 * for stays as the earlier state has it.
 */
export type Kept =
  /** The present's rows alone: what people are typing, accounts, sessions. */
  | KeptPresent
  /** The rows of both; where they share a key, the earlier state's. */
  | { readonly table: string; readonly stays: 'both'; readonly key: string }
  /** The higher of the two values, by key: numbers that are never given out twice. */
  | { readonly table: string; readonly stays: 'highest'; readonly key: string; readonly value: string }
  | KeptForgotten
  | KeptLog;

export interface KeptPresent {
  readonly table: string;
  readonly stays: 'present';
  /** Only where the present has a row of this table; else the earlier state's stay, with these values set. */
  readonly only?: { readonly where: string; readonly otherwise: Readonly<Record<string, Cell>> };
  /** What its rows refer to may not be in the earlier state: then the reference is emptied, or the row goes. */
  readonly references?: readonly {
    readonly column: string;
    readonly table: string;
    readonly otherwise: 'empty' | 'drop';
    /**
     * True: one that the present has emptied, since what it referred to is gone there, is again what the earlier state
     * says of the row with the same `id`, where that is in it. One that was taken away on purpose stays empty.
     */
    readonly regained?: boolean;
  }[];
}

/**
 * A list, by `key`, of whom the present has forgotten: it stays, and what the earlier state holds of those who came onto
 * it since is taken out. It comes after the log among what stays.
 */
export interface KeptForgotten {
  readonly table: string;
  readonly stays: 'forgotten';
  readonly key: string;
  /** Rows that say something of her, the column that has her key, and what is put in each. */
  readonly rows: readonly {
    readonly table: string;
    readonly column: string;
    /** @param how `listed` is her row of the list, `now` the same row as the present has it */
    left(row: Row, how: { readonly listed: Row; readonly now: Row | null }): Row;
  }[];
  /** The log, of which the earlier state may have entries about her that the present has not. */
  readonly log: { readonly table: string; readonly column: string; left(row: Row): Row };
}

/**
 * A log that is only ever added to, numbered by `key`: the present's entries as they stand, then those that only the
 * earlier state has, under new numbers. Where the present has none, the earlier state's as they stand. `same` are the
 * columns by which an entry is known again whatever its number.
 */
export interface KeptLog {
  readonly table: string;
  readonly stays: 'log';
  readonly key: string;
  readonly same: readonly string[];
  /** The column by which an entry depends on the one before it, where there is one. */
  readonly chained?: string;
  /** Who says what is to be written for an entry; without one an entry gets the next number. */
  readonly writer?: (log: LogSoFar) => LogWriter;
}

export type Row = Readonly<Record<string, Cell>>;

/** Adds to a log whose entries depend on each other. Each answers the rows to be written, in order. */
export interface LogWriter {
  /** Before all else. @param last the entry that will come last */
  begin(last: Row): readonly Row[];
  /**
   * Whether an entry that only the earlier state has was written by the program.
   *
   * @param before what the entry with the number before it is chained by; null where there is none
   */
  isKnown(row: Row, before: Cell): boolean;
  add(row: Row): readonly Row[];
  /** Adds one that is not known: told apart from the others for good. */
  addUnknown(row: Row): readonly Row[];
  /** All has been added, and nothing of it has arrived yet. */
  ready(): void;
}

export type Cell = string | number | null;

/** A row by which a state is known. */
export interface Entry {
  readonly table: string;
  readonly row: Row;
}

/** An earlier state that is to become the present one. */
export interface Inflow {
  /** A plain database file of the program's own revision, which nobody else has open. It is written to, and used up. */
  readonly scratch: string;
  readonly kept: readonly Kept[];
  /**
   * What is written into it at the end, and looked for afterwards to know that it has arrived. Asked for once nobody
   * else can write any more, and waited for: whatever depends on the last state of the present is done here.
   */
  entry(): Promise<Entry>;
  /** Counters that go one beyond both sides. */
  readonly raised: {
    readonly table: string;
    readonly key: string;
    readonly value: string;
    readonly names: readonly string[];
  };
  /** How long to go on asking for the write lock, milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal;
  progress(pages: number, total: number): void;
}

/**
 * Lets an earlier state flow over the database at a place, in one transaction: whoever has it open sees all of the old
 * or all of the new, and goes on. From before what stays is read until it is done nobody else can write, so nothing
 * that was acknowledged is missed. Throws StorageError `busy` after the patience, `AbortError` when stopped, or the
 * engine's own error; then nothing has changed.
 */
export async function flowIn(place: string, inflow: Inflow): Promise<void> {
  const { flowIntoSqlite } = await import('./sqlite/flow-in.ts');
  await flowIntoSqlite(fileOfPlace(place), inflow);
}

/** What became of a database that cannot be used. */
export interface SetAside {
  /** Where its files are now: itself, and what belonged to it. */
  readonly files: readonly string[];
  /** Whether what stays could be read out of it. */
  readonly is_carried: boolean;
}

/**
 * Puts an earlier state where there is no database, or a damaged one, which is set aside with all that belongs to it
 * and never written to. At every moment either what was there is there or the new state, whole.
 *
 * @param stamp part of the names of what is set aside
 */
export async function putInPlace(place: string, inflow: Inflow, stamp: string): Promise<SetAside> {
  const { putSqliteInPlace } = await import('./sqlite/put-in-place.ts');
  return putSqliteInPlace(fileOfPlace(place), inflow, stamp);
}

/** A table whose rows are compared one by one, by its primary key. */
export interface ComparedTable {
  readonly table: string;
  /** Columns that move with every change of a row. */
  readonly moves: readonly string[];
  /** What a person calls a row: the first of these that is there. */
  readonly label?: string;
}

export interface TableDifference {
  readonly table: string;
  readonly now: number;
  readonly earlier: number;
  /** Rows that are here now and not in the earlier state, how many, and what the first of them are called. */
  readonly only_now: number;
  readonly labels: readonly string[];
  /** Rows that are in both and differ. */
  readonly changed: number;
  /** Rows that are in the earlier state alone. */
  readonly only_earlier: number;
}

/** Holds an earlier state, as a plain database file, against the database at a place, or against nothing. Neither is changed. */
export async function compareWithPresent(
  place: string | null,
  scratch: string,
  tables: readonly ComparedTable[],
): Promise<TableDifference[]> {
  const { compareSqlite } = await import('./sqlite/compare.ts');
  return compareSqlite(place === null ? null : fileOfPlace(place), scratch, tables);
}
