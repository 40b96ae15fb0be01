import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { EntitySchema, EventSubscriber } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/sqlite';
import type Database from 'better-sqlite3';
import { revisions } from '../../../migrations/sqlite/revisions.ts';
import type { Bulk } from '../bulk.ts';
import type { Engine } from '../engine.ts';
import { openFailure, StorageError } from '../errors.ts';
import { type Guard, guardOf } from '../guard/guard.ts';
import type { ListedMigration } from '../migrations.ts';
import { Mutex } from '../mutex.ts';
import type { LoggedQuery } from '../query-log.ts';
import { connect, keyOf } from './connect.ts';
import { BindingSqliteDriver } from './connection.ts';
import { ImmediateSqliteDialect } from './dialect.ts';
import { explainSqliteError } from './explain.ts';
import { isFolderClosed, makeDatabaseFile, refuseForeignFile } from './file.ts';
import { appliedIn } from './migrating/applied.ts';
import { ormOptions } from './options.ts';
import { counterValue, sqliteStore } from './store.ts';

export interface OpenSqlite {
  readonly path: string;
  readonly entities: readonly EntitySchema[];
  readonly subscribers?: readonly EventSubscriber[];
  readonly readOnly?: boolean;
  /** False: a missing file is an error, not a new database. */
  readonly create?: boolean;
  /** How long a statement waits inside SQLite for another writer, milliseconds. It blocks the whole process. */
  readonly busyTimeout?: number;
  /** Hears of every statement, its values hidden. */
  readonly onQuery?: (query: LoggedQuery) => void;
  readonly migrations?: readonly ListedMigration[];
  /** Another than the folder beside the file. */
  readonly guard?: Guard;
}

/** Opens one SQLite file. Throws StorageError `missing`, `corrupt` or `unreadable`. */
export async function openSqlite(options: OpenSqlite): Promise<Engine> {
  const path = resolve(options.path);
  const isMade = requireFile(path, options);
  // Looked at before: one that is replaced as it is opened counts as moved, and not the other way round.
  let isMoved = movedFrom(path);
  let database: Database.Database;
  try {
    database = isMade ? openNew(path, options) : openFile(path, options);
  } catch (error) {
    // Its key was changed in this very moment: what was opened is the file before.
    if (!isMoved() || !existsSync(path)) throw error;
    isMoved = movedFrom(path);
    database = openFile(path, options);
  }
  if (options.onQuery) (await import('./query-log.ts')).tellQueries(database, options.onQuery);
  const orm = new MikroORM({
    ...ormOptions(path, options.entities),
    driver: BindingSqliteDriver,
    driverOptions: new ImmediateSqliteDialect({
      database,
      patience: busyTimeoutOf(options),
      isMoved,
    }),
    subscribers: [...(options.subscribers ?? [])],
    debug: false,
    logger: () => {},
  });
  const mutex = new Mutex();
  const store = sqliteStore(database);
  let bulk: Bulk | undefined;
  return {
    name: 'SQLite',
    place: path,
    orm,
    key: keyOf(path)?.fingerprint ?? null,
    guard: options.guard ?? guardOf(path),
    // One connection, one transaction at a time: whatever a call has open is what these statements run in.
    store: () => store,
    exclusive: (body) => mutex.run(body),
    explain: explainSqliteError,
    async changes() {
      return counterValue(database, 'changes');
    },
    async epoch() {
      return counterValue(database, 'epoch');
    },
    revisions: options.migrations?.map(({ name }) => name) ?? revisions,
    applied: async () => appliedIn(database),
    async migrations() {
      const { sqliteMigrations } = await import('./migrations.ts');
      const { listedMigrations } = await import('./migrating/list.ts');
      const listed = options.migrations ?? (await listedMigrations());
      const another = (file: string) =>
        openSqlite({ path: file, entities: options.entities, migrations: listed });
      return sqliteMigrations({ orm, database, mutex, listed }, another);
    },
    async maintenance() {
      const { sqliteMaintenance } = await import('./maintenance.ts');
      return sqliteMaintenance(database, path, mutex);
    },
    isReplaced: async () => isMoved(),
    async audit() {
      const { openSqliteAudit } = await import('./audit-reader.ts');
      return openSqliteAudit(path, busyTimeoutOf(options));
    },
    async snapshot() {
      const { openSqliteSnapshot } = await import('./snapshot.ts');
      return openSqliteSnapshot(path, busyTimeoutOf(options));
    },
    async copying() {
      const { sqliteCopying } = await import('./copying.ts');
      return sqliteCopying(path, busyTimeoutOf(options));
    },
    async bulk() {
      bulk ??= (await import('./bulk.ts')).sqliteBulk(database);
      return bulk;
    },
    async sizeBytes() {
      const pages = Number(database.pragma('page_count', { simple: true }));
      return pages * Number(database.pragma('page_size', { simple: true }));
    },
    async integrity() {
      const { checked } = await import('./checked.ts');
      return mutex.run(async () => checked(database, 'quick_check', 'every page is sound'));
    },
    async foreignKeys() {
      const broken = database.pragma('foreign_key_check') as { table: string; parent: string }[];
      const named = broken.slice(0, 3).map((row) => `${row.table} → ${row.parent}`);
      return broken.length === 0
        ? { ok: true, message: 'every reference holds' }
        : { ok: false, message: `${broken.length} broken references: ${named.join(', ')}` };
    },
    async close() {
      await orm.close(true);
      if (database.open) database.close();
    },
  };
}

/** Says whether another file has come under this name, or none. Looking at a name opens nothing. */
function movedFrom(path: string): () => boolean {
  const { ino, dev } = statSync(path);
  return () => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.ino !== ino || found.dev !== dev;
  };
}

function busyTimeoutOf({ busyTimeout = 5000 }: OpenSqlite): number {
  return busyTimeout;
}

/** True where the file was made just now. */
function requireFile(path: string, { create }: OpenSqlite): boolean {
  const isMissing = !existsSync(path);
  if (!isMissing) refuseForeignFile(path);
  else if (create) makeDatabaseFile(path);
  else throw new StorageError('missing', `There is no database at ${path}.`);
  return isMissing;
}

/** On a full disk not even the first page can be written: then no empty file stays. */
function openNew(path: string, options: OpenSqlite): Database.Database {
  try {
    return openFile(path, options);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

function openFile(path: string, options: OpenSqlite): Database.Database {
  // Compacting writes a second file as large as the first: beside it, where its owner alone can read and room is known.
  process.env.SQLITE_TMPDIR ??= dirname(path);
  try {
    const database = connect(path, {
      timeout: busyTimeoutOf(options),
      readonly: options.readOnly ?? false,
    });
    database.pragma('foreign_keys = on');
    if (!options.readOnly) {
      database.pragma('journal_mode = wal');
      database.pragma('synchronous = full');
      // What is deleted is overwritten where that writes no page more: names do not stay in the gaps between rows.
      database.pragma('secure_delete = fast');
    }
    database.pragma('temp_store = memory');
    // The first page is read here, so that a broken file is told now and not in the middle of somebody's work.
    database.prepare('select count(*) from sqlite_schema').get();
    return database;
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const closed = isFolderClosed(path) ? ({ kind: 'read_only' } as const) : null;
    const refusal = explainSqliteError(error) ?? closed;
    throw openFailure(path, refusal, error);
  }
}
