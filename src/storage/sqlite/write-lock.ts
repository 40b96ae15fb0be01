import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';

/** Milliseconds between two tries, and how they grow. */
const pauses = { first: 1, factor: 1.5, longest: 50 } as const;

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
    const until = performance.now() + this.#patience;
    for (let pause: number = pauses.first; ; pause = Math.min(pause * pauses.factor, pauses.longest)) {
      await wait(pause * (0.5 + Math.random()));
      if (this.#tryOnce(performance.now() > until)) return;
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
