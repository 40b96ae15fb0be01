import type Database from 'better-sqlite3';
import type { SchemaObject } from './objects.ts';

/**
 * Runs a body with foreign keys off. To rebuild a table one drops the old one, which with foreign keys on fires ON
 * DELETE CASCADE and loses the rows of others, without an error. The pragma does nothing inside a transaction: it has to
 * be said before.
 */
export async function withoutForeignKeys<T>(database: Database.Database, body: () => Promise<T>): Promise<T> {
  database.pragma('foreign_keys = off');
  try {
    return await body();
  } finally {
    database.pragma('foreign_keys = on');
    // A rebuild that failed half-way has left it on.
    database.pragma('legacy_alter_table = off');
  }
}

/** Throws when foreign keys are on after all: in a transaction it is too late to turn them off. */
export function refuseForeignKeys(database: Database.Database): void {
  if (database.pragma('foreign_keys', { simple: true }) !== 0)
    throw new Error('foreign keys are on, and a dropped table would take rows of others with it');
}

/**
 * Throws when a reference is broken: nothing has looked at them while foreign keys were off. Only tables that the script
 * names, and those that refer to them, can have lost one: a look at all of a large clinic would hold up every desk.
 */
export function refuseBrokenReferences(database: Database.Database, script: readonly string[]): void {
  const references = database
    .prepare<[], { child: string; parent: string }>(
      `select tables.name as child, keys."table" as parent
       from pragma_table_list as tables, pragma_foreign_key_list(tables.name) as keys
       where tables.schema = 'main' and tables.type = 'table'`,
    )
    .all();
  const touched = references.filter(({ child, parent }) => isNamed(child, script) || isNamed(parent, script));
  const check = database.prepare<[string], { child: string; parent: string }>(
    'select "table" as child, parent from pragma_foreign_key_check(?) limit 1',
  );
  for (const table of new Set(touched.map(({ child }) => child))) {
    const broken = check.get(table);
    if (broken !== undefined)
      throw new Error(`rows of ${broken.child} would refer to rows of ${broken.parent} that are not there`);
  }
}

/**
 * Throws when an index or a trigger went without being dropped by name: those of a rebuilt table go with the old one,
 * and whoever wrote the revision must make them anew.
 */
export function refuseLostObjects(
  before: readonly SchemaObject[],
  after: readonly SchemaObject[],
  script: readonly string[],
): void {
  const stays = new Set(after.map(({ type, name }) => `${type} ${name}`));
  const lost = before.filter(
    ({ type, name, tbl_name }) =>
      (type === 'index' || type === 'trigger') &&
      !stays.has(`${type} ${name}`) &&
      stays.has(`table ${tbl_name}`) &&
      !script.some((sql) => dropped(sql) === `${type} ${name}`),
  );
  if (lost.length > 0)
    throw new Error(
      `${lost.map(({ type, name, tbl_name }) => `the ${type} ${name} of ${tbl_name}`).join(', ')} would be lost`,
    );
}

/** `trigger patients_search_insert` of a statement that drops it; of any other, nothing. */
function dropped(sql: string): string | null {
  const found = /^\s*drop\s+(index|trigger)\s+(?:if\s+exists\s+)?["`]?(\w+)/i.exec(sql);
  return found === null ? null : `${found[1]?.toLowerCase()} ${found[2]}`;
}

/** Throws when a table that no statement names has lost rows: something that was not meant has happened to it. */
export function refuseLostRows(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
  script: readonly string[],
): void {
  for (const [table, rows] of Object.entries(before)) {
    const left = after[table] ?? 0;
    if (left < rows && !isNamed(table, script))
      throw new Error(`${table} would keep ${left} of its ${rows} rows`);
  }
}

function isNamed(table: string, script: readonly string[]): boolean {
  const name = new RegExp(`\\b${table}\\b`, 'i');
  return script.some((sql) => name.test(sql));
}
