import type { EntitySchema, EventSubscriber } from '@mikro-orm/core';
import type { Engine } from './engine.ts';
import type { Guard } from './guard/guard.ts';
import type { ListedMigration } from './migrations.ts';
import { fileOfPlace } from './place.ts';
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
  const path = fileOfPlace(place);
  const { openSqlite } = await import('./sqlite/open.ts');
  return openSqlite({ ...options, path });
}
