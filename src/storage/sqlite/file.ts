import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { openFailure, StorageError } from '../errors.ts';
import { fileMode } from '../file-modes.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { formOf } from './connect.ts';

/** Makes the empty file of a new database, readable by strangers at no moment. Throws StorageError. */
export function makeDatabaseFile(path: string): void {
  try {
    makeOwnFolder(dirname(path));
    closeSync(openSync(path, 'a', fileMode(path)));
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

/** Throws StorageError `corrupt` for a file that is something else, before SQLite opens it. */
export function refuseForeignFile(path: string): void {
  let form: ReturnType<typeof formOf>;
  try {
    form = formOf(path);
  } catch (error) {
    throw openFailure(path, null, error);
  }
  if (form.kind === 'foreign') throw new StorageError('corrupt', `${path} is not a SQLite database.`);
}
