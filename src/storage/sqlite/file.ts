import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { openFailure, StorageError } from '../errors.ts';
import { makeOwnFolder } from '../own-folder.ts';

/** Makes the empty file of a new database, readable by its owner alone from the first moment. Throws StorageError. */
export function makeDatabaseFile(path: string): void {
  try {
    makeOwnFolder(dirname(path));
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw openFailure(path, null, error);
  }
}

/** Whether nothing can be made beside a database: SQLite then says only that it cannot open it. */
export function isFolderClosed(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

const header = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Throws StorageError `corrupt` for a file that is something else. It is read before SQLite opens it, and closed again:
 * later, closing this descriptor would drop SQLite's locks.
 */
export function refuseForeignFile(path: string): void {
  let bytes = 0;
  const start = Buffer.alloc(header.length);
  try {
    const file = openSync(path, 'r');
    bytes = readSync(file, start, 0, start.length, 0);
    closeSync(file);
  } catch (error) {
    throw openFailure(path, null, error);
  }
  if (bytes > 0 && !start.equals(header)) {
    throw new StorageError('corrupt', `${path} is not a SQLite database.`);
  }
}
