import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { makeOwnFolder } from '../own-folder.ts';

/** Copies a database while others write to it, into `backups/NAME.db` beside it. An existing file is not touched. */
export async function copyDatabase(database: Database.Database, path: string, name: string): Promise<string> {
  const folder = join(dirname(path), 'backups');
  const copy = join(folder, `${name}.db`);
  makeOwnFolder(folder);
  closeSync(openSync(copy, 'wx', 0o600));
  await database.backup(copy);
  return copy;
}
