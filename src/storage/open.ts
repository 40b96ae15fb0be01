import type { EntitySchema, EventSubscriber } from '@mikro-orm/core';
import type { Engine } from './engine.ts';
import { StorageError } from './errors.ts';
import type { Guard } from './guard/guard.ts';
import type { ListedMigration } from './migrations.ts';
import type { LoggedQuery } from './query-log.ts';

export interface OpenOptions {
  readonly entities: readonly EntitySchema[];
  readonly subscribers?: readonly EventSubscriber[];
  readonly readOnly?: boolean;
  readonly create?: boolean;
  readonly busyTimeout?: number;
  /** Hears of every statement, its values hidden. */
  readonly onQuery?: (query: LoggedQuery) => void;
  /** Other revisions than this program's, for tests of migrating. */
  readonly migrations?: readonly ListedMigration[];
  /** Another than what is beside the database. */
  readonly guard?: Guard;
}

/** Opens the database at a path or address. Throws StorageError. */
export async function openEngine(place: string, options: OpenOptions): Promise<Engine> {
  if (/^postgres(ql)?:/.test(place)) {
    throw new StorageError('unsupported', 'PostgreSQL is not supported by this version yet.');
  }
  const { openSqlite } = await import('./sqlite/open.ts');
  return openSqlite({ ...options, path: place.replace(/^(sqlite|file):(\/\/)?/, '') });
}
