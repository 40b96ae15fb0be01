import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type DatabaseKey, fingerprintOf } from '../encryption/key.ts';
import { currentKey, keyWithMark } from '../encryption/keys.ts';

export interface Connect {
  readonly readonly?: boolean;
  /** How long a statement waits inside SQLite for another, milliseconds. */
  readonly timeout?: number;
  /** What the file is known to be encrypted with, null: with nothing. Found out where it is not said. */
  readonly key?: DatabaseKey | null;
}

/**
 * Opens a SQLite file that is there, with the key that it is encrypted with. An empty file becomes encrypted where there
 * is a current key. Throws StorageError `no_key`, and SQLite's own errors.
 */
export function connect(path: string, { key = keyOf(path), ...how }: Connect = {}): Database.Database {
  const database = new Database(path, { ...how, fileMustExist: true });
  try {
    if (key !== null) {
      database.pragma(cipher);
      database.pragma(`key = '${phraseOf(key)}'`);
      // What is sorted or kept aside would lie in plain files otherwise.
      database.pragma('temp_store = memory');
    }
    note(database, path, key);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Attaches a file, or `:memory:`, to a connection under a name, each with a key of its own. Throws as `connect` does. */
export function attach(
  database: Database.Database,
  path: string,
  name: string,
  key: DatabaseKey | null = path === ':memory:' ? null : keyOf(path),
): void {
  // Said of what is attached from here on, not of what is open already.
  if (key !== null) database.pragma(cipher);
  database.prepare(`attach database ? as ${name} key ?`).run(path, key === null ? '' : phraseOf(key));
}

/** AEGIS-256: each page is encrypted and sealed, by instructions of the processor. */
const cipher = "cipher = 'aegis'";
/** What AEGIS keeps at the end of each page: a nonce and a seal, 32 bytes each. */
const reserved = 64;

/** The key itself, which no passphrase has to be stretched into, and the bytes that the file begins with. */
function phraseOf({ secret, mark }: DatabaseKey): string {
  return `raw:${secret.toString('hex')}${mark.toString('hex')}`;
}

/** What the connections of this process have their files open with, by the file and not by its name. */
const open = new Map<string, { readonly key: DatabaseKey | null; connections: number }>();

function note(database: Database.Database, path: string, key: DatabaseKey | null): void {
  const id = idOf(path);
  const known = open.get(id) ?? { key, connections: 0 };
  known.connections += 1;
  open.set(id, known);
  const close = database.close.bind(database);
  database.close = () => {
    if (database.open) {
      known.connections -= 1;
      if (known.connections === 0) open.delete(id);
    }
    return close();
  };
}

/** Empty where there is no file: then there is nothing to be known either. */
function idOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.dev}:${found.ino}`;
}

/**
 * The key that a file is encrypted with, null where it is plain; of an empty file the one that it is to have. Throws
 * StorageError `no_key`.
 */
export function keyOf(path: string): DatabaseKey | null {
  const known = open.get(idOf(path));
  // To read a file that is open here, and close it again, would drop SQLite's locks on it.
  if (known !== undefined) return known.key;
  const start = readableStartOf(path);
  if (start === null) return null;
  if (start.length === 0) return currentKey();
  const mark = markIn(start);
  return mark === null ? null : keyWithMark(mark, path);
}

/** Null for what cannot be read: SQLite says why. */
function readableStartOf(path: string): Buffer | null {
  try {
    return startOf(path);
  } catch {
    return null;
  }
}

/** What a file that nobody needs to be able to open is. */
export type FileForm =
  | { readonly kind: 'empty' | 'plain' | 'foreign' }
  | { readonly kind: 'encrypted'; readonly fingerprint: string };

/** Throws the system's error. */
export function formOf(path: string): FileForm {
  const known = open.get(idOf(path));
  if (known !== undefined) {
    return known.key === null ? { kind: 'plain' } : { kind: 'encrypted', fingerprint: known.key.fingerprint };
  }
  const start = startOf(path);
  if (start.length === 0) return { kind: 'empty' };
  if (start.subarray(0, plainStart.length).equals(plainStart)) return { kind: 'plain' };
  const mark = markIn(start);
  return mark === null ? { kind: 'foreign' } : { kind: 'encrypted', fingerprint: fingerprintOf(mark) };
}

const plainStart = Buffer.from('SQLite format 3\0', 'latin1');

function startOf(path: string): Buffer {
  const start = Buffer.alloc(24);
  const file = openSync(path, 'r');
  try {
    return start.subarray(0, readSync(file, start, 0, start.length, 0));
  } finally {
    closeSync(file);
  }
}

/**
 * The mark of the key in the head of an encrypted file, null in any other. The eight bytes after it are never encrypted:
 * the size of a page, two versions, what is reserved in each page, and three numbers that are the same in every database.
 */
function markIn(start: Buffer): Buffer | null {
  if (start.length < 24 || start.subarray(0, plainStart.length).equals(plainStart)) return null;
  const page = start.readUInt16BE(16);
  const isPage = page === 1 || (page >= 512 && (page & (page - 1)) === 0);
  const isVersion = [18, 19].every((at) => start[at] === 1 || start[at] === 2);
  const isOurs = start[20] === reserved && start[21] === 64 && start[22] === 32 && start[23] === 32;
  return isPage && isVersion && isOurs ? start.subarray(0, 16) : null;
}
