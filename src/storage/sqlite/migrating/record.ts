import type Database from 'better-sqlite3';
import { z } from 'zod';
import { hasTable } from './applied.ts';
import { checksumOf, type Script } from './list.ts';

/**
 * What MikroORM's own table of revisions does not remember: what was run, by whom, and the way back. It is made here
 * and not by a revision, because also the first one is noted in it.
 */
const table = `create table if not exists schema_revisions (
    name text not null primary key,
    checksum text not null,
    applied_at text not null,
    applied_by text null,
    seconds real null,
    up_script text not null,
    down_script text not null
  )`;

const statements = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(z.string()));
const kept = z.object({
  name: z.string(),
  checksum: z.string(),
  applied_at: z.string(),
  applied_by: z.string().nullable(),
  seconds: z.number().nullable(),
  up_script: statements,
  down_script: statements,
});
/** A revision as it was noted when it was applied; the scripts are JSON lists of statements. */
export type KeptRevision = z.output<typeof kept>;

/** What was noted, by name. Empty for a database that no program with this record has changed. */
export function keptIn(database: Database.Database): Map<string, KeptRevision> {
  if (!hasTable(database, 'schema_revisions')) return new Map();
  const rows = database.prepare<[], unknown>('select * from schema_revisions').all();
  return new Map(rows.map((row) => kept.parse(row)).map((row) => [row.name, row]));
}

export function makeRecord(database: Database.Database): void {
  database.exec(table);
}

export interface NewEntry {
  readonly name: string;
  readonly script: Script;
  readonly applied_at: string;
  readonly applied_by: string | null;
  readonly seconds: number | null;
}

export function noteRevision(database: Database.Database, entry: NewEntry): void {
  const { name, script, applied_at, applied_by, seconds } = entry;
  database
    .prepare('insert or replace into schema_revisions values (?, ?, ?, ?, ?, ?, ?)')
    .run(
      name,
      checksumOf(script),
      applied_at,
      applied_by,
      seconds,
      JSON.stringify(script.up),
      JSON.stringify(script.down),
    );
}

export function forgetRevision(database: Database.Database, name: string): void {
  database.prepare('delete from schema_revisions where name = ?').run(name);
}
