import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';

/** Milliseconds between two tries: few at first, then more, and ever fewer again for who has waited long. */
const pauses = { first: 1, factor: 1.5, longest: 100, shortest: 20, halvedEvery: 2000 } as const;

/**
 * Begins the transactions that write. SQLite's own waiting sleeps up to 100 ms between two tries, and in one piece:
 * meanwhile a desk that writes without a pause takes the lock again and again, a waiting one misses every gap, and its
 * screen stands still. Here the tries are close together, a little by chance, and the process is free between them.
 */
export class WriteLock {
  readonly #database: Database.Database;
  readonly #patience: number;

  /** @param patience how long to go on trying, milliseconds */
  constructor(database: Database.Database, patience: number) {
    this.#database = database;
    this.#patience = patience;
  }

  /** Throws SQLite's own error when the lock is not to be had. */
  async take(): Promise<void> {
    if (this.#tryOnce()) return;
    const began = performance.now();
    for (let growing: number = pauses.first; ; growing *= pauses.factor) {
      const waited = performance.now() - began;
      const aging = pauses.longest * 0.5 ** (waited / pauses.halvedEvery);
      const pause = Math.min(growing, Math.max(aging, pauses.shortest));
      await wait(pause * (0.5 + Math.random()));
      if (this.#tryOnce(performance.now() - began > this.#patience)) return;
    }
  }

  /** False while another has the lock; at the last try SQLite's error is thrown. */
  #tryOnce(isLast = false): boolean {
    this.#database.pragma('busy_timeout = 0');
    try {
      this.#database.exec('begin immediate');
      return true;
    } catch (error) {
      if (isLast || !isBusy(error)) throw error;
      return false;
    } finally {
      this.#database.pragma(`busy_timeout = ${this.#patience}`);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
