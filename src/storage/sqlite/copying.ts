import Database from 'better-sqlite3';
import type { Copying, CopyWatch } from '../copying.ts';
import { syncPath } from '../sync.ts';
import { connect, keyOf } from './connect.ts';

/** Pages a step: some 8 MB, about 10 ms, after which others may run and the copy may be stopped. */
const stride = 2000;

export function sqliteCopying(path: string, busyTimeout: number): Copying {
  return {
    async copyTo(file, watch) {
      const key = keyOf(path);
      if (key === null) await copyPlain(path, busyTimeout, file, watch);
      else await (await import('./copy-encrypted.ts')).copyEncrypted(path, key, file, watch);
      standAlone(file);
    },
  };
}

/** A connection of its own, and one transaction that only reads: it sees the database as it is now, and since no later
 * commit shows through it, the copy need never begin again, however much others write. */
async function copyPlain(path: string, busyTimeout: number, file: string, watch: CopyWatch): Promise<void> {
  const source = connect(path, { readonly: true, timeout: busyTimeout });
  try {
    source.exec('begin');
    source.prepare('select count(*) from sqlite_schema').get();
    await copyPages(source, file, watch);
  } finally {
    source.close();
  }
}

async function copyPages(source: Database.Database, file: string, watch: CopyWatch): Promise<void> {
  watch.signal.throwIfAborted();
  const { totalPages } = await source.backup(file, {
    progress({ totalPages: total, remainingPages: left }) {
      watch.signal.throwIfAborted();
      watch.seen('copying', total - left, total);
      return stride;
    },
  });
  // So the library says that it did not get the lock, and copied nothing.
  if (totalPages === 0) throw new Database.SqliteError('The database is locked', 'SQLITE_BUSY');
  watch.seen('copying', totalPages, totalPages);
}

/** A copy of a database in WAL mode is one, too, and could not be opened where nothing can be written beside it. */
function standAlone(file: string): void {
  const copy = connect(file);
  try {
    copy.pragma('journal_mode = delete');
  } finally {
    copy.close();
  }
  syncPath(file);
}
