import type Database from 'better-sqlite3';
import type { SnapshotScript } from '../snapshot.ts';

interface SchemaRow {
  readonly type: 'table' | 'index' | 'trigger' | 'view';
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

/**
 * The schema of these tables as it stands in the database, less what a shell of before 3.43 cannot run: its full-text
 * search does not know the options of our index, so the index and what fills it are left out.
 */
export function scriptOf(database: Database.Database, tables: readonly string[]): SnapshotScript {
  const rows = database
    .prepare<[], SchemaRow>(
      'select type, name, tbl_name as "table", sql from sqlite_schema where sql is not null order by rowid',
    )
    .all();
  const virtual = rows.filter(isVirtual).map(({ name }) => name);
  const asked = rows.filter(({ table }) => tables.includes(table));
  const absent = rows.filter(({ type, name }) => type === 'table' && !tables.includes(name));
  // What asks a table that does not come along would refuse every row there.
  const needsAbsent = ({ type, sql }: SchemaRow) =>
    type === 'trigger' && absent.some(({ name }) => mentions(sql, name));
  return {
    tables: new Map(asked.filter(({ type }) => type === 'table').map(({ name, sql }) => [name, sql])),
    after: asked.filter((row) => row.type !== 'table' && !needsAbsent(row)).map(({ sql }) => sql),
    left_out: [...virtual, ...asked.filter(needsAbsent).map(({ name }) => name)],
  };
}

function isVirtual({ type, sql }: SchemaRow): boolean {
  return type === 'table' && /^\s*create\s+virtual\s/i.test(sql);
}

function mentions(sql: string, name: string): boolean {
  return new RegExp(`\\b${RegExp.escape(name)}\\b`).test(sql);
}
