import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { belongLike } from '../belong-like.ts';
import type { Rekey } from '../encryption/rekey.ts';
import { StorageError } from '../errors.ts';
import { makeOwnFile } from '../own-file.ts';
import { syncPath } from '../sync.ts';
import { attach, connect } from './connect.ts';
import { explainSqliteError } from './explain.ts';
import { pour } from './pour.ts';
import { proveSqlite } from './prove.ts';
import { prepareTarget } from './write-anew.ts';

export async function rekeySqlite(path: string, { scratch, key, signal, seen }: Rekey): Promise<void> {
  // Opened before SQLite opens it and closed after SQLite has: the system drops all locks when a descriptor is closed.
  const old = openSync(path, 'r+');
  try {
    const database = connect(path, { timeout: 0 });
    try {
      shutOthersOut(database, path);
      makeOwnFile(scratch);
      attach(database, scratch, 'anew', key());
      await write(database, { signal, seen: (done, total) => seen('copying', done, total) });
      syncPath(scratch);
      await prove(scratch, { signal, seen });
      signal.throwIfAborted();
      belongLike(scratch, path);
      renameSync(scratch, path);
      syncPath(dirname(path));
      // Whoever was about to open the old file finds nothing in it, and nobody reads it off the disk so easily. With a
      // second name it is somebody's copy.
      if (fstatSync(old).nlink === 0) overwrite(old);
    } finally {
      database.close();
      for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${scratch}${end}`, { force: true });
    }
  } finally {
    closeSync(old);
  }
}

/**
 * Leaves WAL mode, which only the one who is alone can, and takes the lock that lets nobody read. From then on the file
 * stands by itself: no journal beside it could be taken for that of the next one.
 */
function shutOthersOut(database: Database.Database, path: string): void {
  try {
    database.pragma('foreign_keys = off');
    database.pragma('temp_store = memory');
    database.pragma('main.synchronous = full');
    database.pragma('main.journal_mode = delete');
    database.pragma('main.locking_mode = exclusive');
    database.exec('begin exclusive; commit');
    // Somebody may have come in between, and begun a journal again.
    if (database.pragma('main.journal_mode', { simple: true }) === 'delete') return;
  } catch (error) {
    if (explainSqliteError(error)?.kind !== 'busy') throw error;
  }
  throw new StorageError('busy', `Somebody else has ${path} open.`);
}

async function write(database: Database.Database, watch: Parameters<typeof pour>[3]): Promise<void> {
  prepareTarget(database, 'anew', 'main');
  database.exec('begin exclusive');
  try {
    await pour(database, 'main', 'anew', watch);
    refuseDifference(database);
    database.exec('commit');
  } finally {
    if (database.inTransaction) database.exec('rollback');
  }
  database.exec('detach database anew');
}

/** Every row of every table is there: proving a file says only that what is in it holds together. */
function refuseDifference(database: Database.Database): void {
  const tables = database
    .prepare<[], string>(
      `select name from pragma_table_list where schema = 'main' and type in ('table', 'shadow') and name not like 'sqlite\\_%' escape '\\'`,
    )
    .pluck()
    .all();
  for (const table of tables) {
    const count = (schema: string) =>
      database
        .prepare(`select count(*) from ${schema}."${table.replaceAll('"', '""')}"`)
        .pluck()
        .get();
    if (count('main') !== count('anew')) throw new Error(`The copy has not all rows of ${table}.`);
  }
}

async function prove(scratch: string, watch: Parameters<typeof proveSqlite>[1]): Promise<void> {
  const { problem } = await proveSqlite(scratch, watch, 'whole');
  if (problem !== null) throw new Error(`The copy is not whole: ${problem}.`);
}

function overwrite(descriptor: number): void {
  const nothing = Buffer.alloc(1024 * 1024);
  const { size } = fstatSync(descriptor);
  for (let at = 0; at < size; )
    at += writeSync(descriptor, nothing, 0, Math.min(nothing.length, size - at), at);
  fsyncSync(descriptor);
}
