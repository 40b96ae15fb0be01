import type Database from 'better-sqlite3';
import type { Row } from '../flow-in.ts';
import { attach, connect } from './connect.ts';

/** What the present is called beside a scratch. */
export const present = 'present';

/** Opens a scratch for work that may be lost: a crash leaves it to be swept, so it need not reach the disk. */
export function openScratch(file: string): Database.Database {
  const scratch = connect(file, { timeout: 1000 });
  // Said of this file alone: a database that is attached later keeps its own ways.
  scratch.pragma('main.journal_mode = memory');
  scratch.pragma('main.synchronous = off');
  scratch.pragma('foreign_keys = off');
  scratch.pragma('temp_store = memory');
  return scratch;
}

export function attachPresent(scratch: Database.Database, path: string): void {
  attach(scratch, path, present);
}

export function detachPresent(scratch: Database.Database): void {
  scratch.exec(`detach database ${present}`);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function isTable(scratch: Database.Database, schema: string, name: string): boolean {
  const sql = `select 1 from ${schema}.sqlite_schema where type = 'table' and name = ?`;
  return scratch.prepare(sql).get(name) !== undefined;
}

/** The columns of a table that can be written; none where there is no such table. */
export function columnsOf(scratch: Database.Database, schema: string, table: string): string[] {
  return scratch
    .prepare<[string], string>(
      `select name from pragma_table_xinfo(?, '${schema}') where hidden = 0 order by cid`,
    )
    .pluck()
    .all(table);
}

/** The columns that both sides have and that can be written; none where one side lacks the table. */
export function sharedColumns(scratch: Database.Database, table: string): string[] {
  const here = new Set(columnsOf(scratch, present, table));
  return columnsOf(scratch, 'main', table).filter((name) => here.has(name));
}

export function insertRow(scratch: Database.Database, table: string, row: Row): void {
  const names = Object.keys(row);
  scratch
    .prepare(
      `insert into main.${quoted(table)} (${names.map(quoted).join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(...Object.values(row));
}

/** Runs a body with the triggers of a table out of the way, and puts them back as they were. Within a transaction. */
export function withoutTriggers(scratch: Database.Database, table: string, body: () => void): void {
  const triggers = scratch
    .prepare<[string], { name: string; sql: string }>(
      "select name, sql from main.sqlite_schema where type = 'trigger' and tbl_name = ?",
    )
    .all(table);
  for (const { name } of triggers) scratch.exec(`drop trigger main.${quoted(name)}`);
  body();
  for (const { sql } of triggers) scratch.exec(sql);
}
