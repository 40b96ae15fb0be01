import type Database from 'better-sqlite3';
import type { LoggedQuery } from '../query-log.ts';
import { maskedSql } from './masked-sql.ts';

type Heard = (query: LoggedQuery) => void;

/**
 * Tells of every statement that goes over a connection, however it got there: those of the units of work and the
 * engine's own alike. The library's own log writes values into the text, and does not see the engine's statements.
 */
export function tellQueries(database: Database.Database, heard: Heard): void {
  const { prepare, exec, pragma } = database;
  database.prepare = ((sql: string) => {
    const statement = timed(heard, sql, () => prepare.call(database, sql), 'failures');
    return tellRuns(statement, sql, heard);
  }) as typeof database.prepare;
  database.exec = (sql) => timed(heard, sql, () => exec.call(database, sql));
  database.pragma = (sql, options) =>
    timed(heard, `pragma ${sql}`, () => pragma.call(database, sql, options));
}

const ways = ['run', 'get', 'all', 'iterate'] as const;

function tellRuns(statement: Database.Statement, sql: string, heard: Heard): Database.Statement {
  for (const way of ways) {
    const own: unknown = Reflect.get(statement, way);
    if (typeof own !== 'function') continue;
    Object.defineProperty(statement, way, {
      value: (...values: unknown[]) => timed(heard, sql, () => Reflect.apply(own, statement, values)),
    });
  }
  return statement;
}

function timed<T>(heard: Heard, sql: string, body: () => T, what: 'all' | 'failures' = 'all'): T {
  const began = performance.now();
  let failed = true;
  try {
    const answer = body();
    failed = false;
    return answer;
  } finally {
    if (failed || what === 'all')
      heard({ sql: maskedSql(sql), milliseconds: performance.now() - began, failed });
  }
}
