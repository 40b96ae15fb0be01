import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Maintenance } from '../maintenance.ts';
import type { Mutex } from '../mutex.ts';
import { checked } from './checked.ts';
import { keyOf } from './connect.ts';
import { patiently } from './patiently.ts';
import { rebuildSearch, searchIndexOf, tidySearch } from './search-index.ts';

/** Rows looked at in each index: enough to plan by, and milliseconds instead of minutes at a million patients. */
const sampled = 1000;

/** @param mutex one unit of work at a time on the connection */
export function sqliteMaintenance(database: Database.Database, path: string, mutex: Mutex): Maintenance {
  const alone = patiently(database, mutex);
  const checkpoint = () => alone(() => void database.pragma('wal_checkpoint(truncate)'));
  return {
    size: async () => sizeOf(database, path),
    async optimize(watch) {
      await alone(() => database.exec(`pragma analysis_limit = ${sampled}; pragma optimize`));
      await tidySearch(database, alone, watch);
      await checkpoint();
    },
    async analyze() {
      await alone(() => database.exec(`pragma analysis_limit = ${sampled}; analyze`));
    },
    async vacuum() {
      await alone(() => {
        // In memory, as the connection has it for sorting, a large clinic would not fit; but a file would be a plain one.
        if (keyOf(path) === null) database.pragma('temp_store = file');
        try {
          database.exec('vacuum');
        } finally {
          database.pragma('temp_store = memory');
        }
      });
      await checkpoint();
    },
    async roomForVacuum() {
      const { bytes, free_bytes } = sizeOf(database, path);
      // The new file is made beside the old one, and goes through the journal once more.
      const rows = bytes - free_bytes;
      return { bytes: 2 * rows, folder: dirname(path), memory: keyOf(path) === null ? 0 : rows };
    },
    async reindex(watch) {
      const indexes = indexesOf(database);
      for (const [done, name] of indexes.entries()) {
        watch.signal.throwIfAborted();
        await alone(() => database.exec(`reindex "${name.replaceAll('"', '""')}"`));
        watch.seen(done + 1, indexes.length);
        await nextTurn();
      }
      await checkpoint();
    },
    async rebuildSearch(watch) {
      await rebuildSearch(database, alone, watch);
      await checkpoint();
    },
    tidySearch: (watch) => tidySearch(database, alone, watch),
    async forget() {
      database.pragma('secure_delete = on');
      await tidySearch(database, alone, { signal: new AbortController().signal });
      await checkpoint();
    },
    check: () =>
      alone(() => checked(database, 'integrity_check', 'every page, index and constraint is sound')),
    searchIndex: () => alone(() => searchIndexOf(database)),
    empty: async (tables) => Object.fromEntries(tables.map((table) => [table, emptyTable(database, table)])),
    files: async () => [path, `${path}-wal`, `${path}-shm`].filter((file) => existsSync(file)),
  };
}

function sizeOf(database: Database.Database, path: string) {
  const page = Number(database.pragma('page_size', { simple: true }));
  return {
    bytes: page * Number(database.pragma('page_count', { simple: true })),
    free_bytes: page * Number(database.pragma('freelist_count', { simple: true })),
    journal_bytes: statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0,
  };
}

function indexesOf(database: Database.Database): string[] {
  return database
    .prepare<[], string>("select name from sqlite_schema where type = 'index' order by tbl_name, name")
    .pluck()
    .all();
}

function emptyTable(database: Database.Database, table: string): number {
  // The whole index goes at once: word by word, with each patient, it would take minutes.
  if (table === 'patients') database.exec("insert into patient_search(patient_search) values ('delete-all')");
  return database.prepare(`delete from "${table.replaceAll('"', '""')}"`).run().changes;
}
