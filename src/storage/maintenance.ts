import type { Integrity } from './engine.ts';

/** How large a database is, in bytes. */
export interface DatabaseSize {
  /** All of it. */
  readonly bytes: number;
  /** Of these, what holds nothing any more and compacting gives back. */
  readonly free_bytes: number;
  /** Committed, and not yet written back into the main file. */
  readonly journal_bytes: number;
}

/** Whoever waits for work in many small steps: told how far it is, and may stop it between two of them. */
export interface StepWatch {
  readonly signal: AbortSignal;
  seen(done: number, total: number): void;
}

/** What keeps a database quick and proves that it is sound. Each step waits a minute for other writers, then throws the engine's `busy`. */
export interface Maintenance {
  size(): Promise<DatabaseSize>;
  /** Refreshes statistics that have gone stale, tidies the search index in small steps, writes the journal back. */
  optimize(watch: StepWatch): Promise<void>;
  /** Refreshes the statistics that queries are planned by. */
  analyze(): Promise<void>;
  /** Rewrites the database without its holes. Nobody else can write meanwhile. */
  vacuum(): Promise<void>;
  /**
   * How much room `vacuum` takes for itself, and in which folder; and how much memory: what SQLite keeps aside in a file
   * would be plain, so of an encrypted database it is kept in memory.
   */
  roomForVacuum(): Promise<{ readonly bytes: number; readonly folder: string; readonly memory: number }>;
  /** Rebuilds every index, in steps so small that desks go on working. */
  reindex(watch: StepWatch): Promise<void>;
  /** Rebuilds the search index in the same way. */
  rebuildSearch(watch: StepWatch): Promise<void>;
  /** Brings the search index in order without writing it anew. */
  tidySearch(watch: Pick<StepWatch, 'signal'>): Promise<void>;
  /** Brings the search index in order so that nobody who was taken out is found in the file, and writes the journal back. */
  forget(): Promise<void>;
  /** Reads every page, entry of an index and constraint: slower than `integrity`, and finds more. */
  check(): Promise<Integrity>;
  /** Whether the search index is sound and knows every patient, and nobody else. */
  searchIndex(): Promise<Integrity>;
  /** Empties tables inside the transaction under way, in the order given. Answers how many rows each had. */
  empty(tables: readonly string[]): Promise<Record<string, number>>;
  /** The files that hold the database, the main one first. */
  files(): Promise<readonly string[]>;
}
