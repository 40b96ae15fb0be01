import type Database from 'better-sqlite3';

/** A table, index or trigger as SQLite keeps it. */
export interface SchemaObject {
  readonly type: 'table' | 'index' | 'trigger' | 'view';
  readonly name: string;
  /** The table that it is of. */
  readonly tbl_name: string;
  readonly sql: string;
}

/** The books that are kept about revisions are no part of what revisions make. */
const books = "('schema_migrations', 'schema_revisions')";

/** Everything that revisions have made, in the order of names; what SQLite makes for itself is left out. */
export function objectsOf(database: Database.Database): SchemaObject[] {
  return database
    .prepare<[], SchemaObject>(
      `select type, name, tbl_name, sql from sqlite_schema
       where sql is not null and name not like 'sqlite\\_%' escape '\\' and tbl_name not in ${books}
       order by type, name`,
    )
    .all();
}

/** How many rows every table holds, by its name: not the tables of search indexes, which follow from the others. */
export function rowsOf(database: Database.Database): Record<string, number> {
  const names = database
    .prepare<[], string>(
      `select name from pragma_table_list
       where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\' and name not in ${books}
       order by name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(
    names.map((name) => [
      name,
      database
        .prepare<[], number>(`select count(*) from "${name.replaceAll('"', '""')}"`)
        .pluck()
        .get() ?? 0,
    ]),
  );
}
