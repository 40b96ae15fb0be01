import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Mutex } from '../mutex.ts';
import { explainSqliteError } from './explain.ts';

/** Lets a body use the connection alone; what another writer holds is asked for again. */
export type Alone = <T>(body: () => T) => Promise<T>;

/** Longer than any operation of a desk takes, milliseconds. */
const patience = 60_000;
const pauses = { first: 5, factor: 1.5, longest: 100 } as const;

/** Waits for other writers between the tries, not within SQLite: the process goes on hearing that it is to stop. */
export function patiently(database: Database.Database, mutex: Mutex): Alone {
  return async (body) => {
    const until = performance.now() + patience;
    for (let pause: number = pauses.first; ; pause = Math.min(pause * pauses.factor, pauses.longest)) {
      try {
        return await mutex.run(async () => withoutWaiting(database, body));
      } catch (error) {
        if (explainSqliteError(error)?.kind !== 'busy' || performance.now() > until) throw error;
        await wait(pause * (0.5 + Math.random()));
      }
    }
  };
}

function withoutWaiting<T>(database: Database.Database, body: () => T): T {
  const usual = Number(database.pragma('busy_timeout', { simple: true }));
  database.pragma('busy_timeout = 0');
  try {
    return body();
  } finally {
    database.pragma(`busy_timeout = ${usual}`);
  }
}
