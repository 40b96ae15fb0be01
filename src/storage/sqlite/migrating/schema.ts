import type Database from 'better-sqlite3';
import { objectsOf } from './objects.ts';

export interface ColumnDescription {
  readonly name: string;
  /** Its type, default and what else holds for it, as one comparable text. */
  readonly definition: string;
}

export interface TableDescription {
  readonly name: string;
  readonly columns: readonly ColumnDescription[];
  /** The whole of it, in one spelling. */
  readonly sql: string;
  readonly indexes: ReadonlyMap<string, string>;
  readonly triggers: ReadonlyMap<string, string>;
}

/** Tables by name with their columns, indexes and triggers. */
export type SchemaDescription = ReadonlyMap<string, TableDescription>;

export function describeSchema(database: Database.Database): SchemaDescription {
  const objects = objectsOf(database);
  const of = (table: string, type: 'index' | 'trigger') =>
    new Map(
      objects
        .filter((one) => one.type === type && one.tbl_name === table)
        .map(({ name, sql }) => [name, oneSpelling(sql)]),
    );
  const columns = database.prepare<[string], ColumnDescription>(
    `select name, lower(type) || iif("notnull", ' not null', '') || iif(pk > 0, ' key ' || pk, '')
       || iif(dflt_value is null, '', ' default ' || dflt_value) || iif(hidden, ' hidden ' || hidden, '') as definition
     from pragma_table_xinfo(?) order by cid`,
  );
  return new Map(
    objects
      .filter(({ type }) => type === 'table')
      .map(({ name, sql }) => [
        name,
        {
          name,
          columns: columns.all(name),
          sql: oneSpelling(sql),
          indexes: of(name, 'index'),
          triggers: of(name, 'trigger'),
        },
      ]),
  );
}

/** The same text for statements that differ only in spaces, and in quotes around a plain name. */
export function oneSpelling(sql: string): string {
  return sql
    .replaceAll(/["`]([a-z_][a-z0-9_]*)["`]/gi, '$1')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([(),;]) ?/g, '$1')
    .trim();
}
