import type Database from 'better-sqlite3';
import type { LogCell } from '../guard/chain.ts';
import type { LogEnd } from '../guard/head-file.ts';
import type { LogSoFar } from '../guard/log.ts';

export const endSql = 'select entry, seal from audit_logs order by entry desc limit 1';

/** The entries after a number, by number, each as these columns. */
export function auditEntries(
  database: Database.Database,
  columns: readonly string[],
  after: number,
): IterableIterator<LogCell[]> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  return database
    .prepare<[number], LogCell[]>(`select ${list} from audit_logs where entry > ? order by entry`)
    .raw()
    .iterate(after);
}

/** The log as it is now on a connection. */
export function logIn(database: Database.Database): LogSoFar {
  return {
    end: database.prepare<[], LogEnd>(endSql).get() ?? null,
    entries: (columns, after) => auditEntries(database, columns, after),
  };
}
