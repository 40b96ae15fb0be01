import type Database from 'better-sqlite3';

interface KeyPart {
  /** One number for each foreign key of a table. */
  readonly id: number;
  readonly parent: string;
  readonly child: string;
  /** Null: the primary key of the parent. */
  readonly column: string | null;
}

/**
 * The first reference of a table's rows that leads nowhere, in words; null when every one holds. `pragma
 * foreign_key_check` says the same, but looks the parent up once for every row of the child, in the order of the child:
 * over an index each parent is looked up once, in the order of the parents (5 s → 1 s at 2,000,000 visits).
 */
export function brokenReference(database: Database.Database, table: string): string | null {
  for (const parts of keysOf(database, table)) {
    const [first] = parts;
    if (first === undefined) continue;
    const isBroken =
      parts.length === 1 ? isColumnBroken(database, table, first) : isAnyBroken(database, table);
    if (isBroken) return `a row of ${table} refers to a row of ${first.parent} that is not there`;
  }
  return null;
}

function keysOf(database: Database.Database, table: string): KeyPart[][] {
  const parts = database
    .prepare<[string], KeyPart>(
      `select id, "table" as parent, "from" as child, "to" as "column" from pragma_foreign_key_list(?) order by id, seq`,
    )
    .all(table);
  return [...Map.groupBy(parts, ({ id }) => id).values()];
}

function isColumnBroken(
  database: Database.Database,
  table: string,
  { parent, child, column }: KeyPart,
): boolean {
  const key = column ?? primaryKey(database, parent);
  if (key === null || !hasColumn(database, parent, key)) return isAnyBroken(database, table);
  const found = database
    .prepare(
      `select 1 from (select distinct ${quoted(child)} as child from ${quoted(table)} where ${quoted(child)} is not null)
       where not exists (select 1 from ${quoted(parent)} as parent where parent.${quoted(key)} = child) limit 1`,
    )
    .get();
  return found !== undefined;
}

/** Keys of several columns, and parents that are not there, are left to SQLite itself. */
function isAnyBroken(database: Database.Database, table: string): boolean {
  return database.prepare('select 1 from pragma_foreign_key_check(?) limit 1').get(table) !== undefined;
}

function hasColumn(database: Database.Database, table: string, column: string): boolean {
  return (
    database.prepare('select 1 from pragma_table_info(?) where name = ?').get(table, column) !== undefined
  );
}

function primaryKey(database: Database.Database, table: string): string | null {
  const columns = database
    .prepare<[string], string>('select name from pragma_table_info(?) where pk > 0')
    .pluck()
    .all(table);
  return columns.length === 1 ? (columns[0] ?? null) : null;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
