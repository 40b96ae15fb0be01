import type { EntityManager } from '@mikro-orm/sqlite';
import type Database from 'better-sqlite3';
import type { Store } from '../engine.ts';
import { searchPatients } from './search.ts';

/**
 * SQLite's own statements. They go straight to the one connection, inside whatever transaction the call has open.
 */
export function sqliteStore(database: Database.Database, _em: EntityManager): Store {
  const next = (counter: string): number => {
    const row = database
      .prepare<[string], { value: number }>(
        'insert into counters (name, value) values (?, 1) on conflict (name) do update set value = value + 1 returning value',
      )
      .get(counter);
    if (!row) throw new Error(`Counter ${counter} gave no number.`);
    return row.value;
  };
  return {
    searchPatients: async (search) => searchPatients(database, search),
    nextNumber: async (counter) => next(counter),
    bumpChanges: async () => {
      next('changes');
    },
  };
}
