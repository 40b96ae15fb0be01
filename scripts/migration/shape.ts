import type Database from 'better-sqlite3';

/** One part of a `create table`: a column, or a rule of the table such as a check or a reference. */
export interface Part {
  /** The column's or the rule's name; a rule without one is known by its text. */
  readonly name: string;
  readonly isColumn: boolean;
  readonly sql: string;
}

export interface TableShape {
  readonly name: string;
  readonly parts: readonly Part[];
  /** Columns that rows can be copied into. */
  readonly written: readonly string[];
  /** Index name → statement. */
  readonly indexes: ReadonlyMap<string, string>;
  /** Trigger name → statement. */
  readonly triggers: ReadonlyMap<string, string>;
}

export type Shape = ReadonlyMap<string, TableShape>;

/** The tables of a database, in the order in which they were made. @param isSkipped says whose name is left out */
export function shapeOf(database: Database.Database, isSkipped: (table: string) => boolean): Shape {
  const objects = database
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string }>(
      "select type, name, tbl_name, sql from sqlite_schema where sql is not null and name not like 'sqlite\\_%' escape '\\' order by rowid",
    )
    .all()
    .filter(({ tbl_name }) => !isSkipped(tbl_name));
  const written = database
    .prepare<[string], string>('select name from pragma_table_xinfo(?) where hidden = 0 order by cid')
    .pluck();
  const of = (table: string, type: string) =>
    new Map(
      objects
        .filter((one) => one.type === type && one.tbl_name === table)
        .map(({ name, sql }) => [name, headed(type === 'index' ? plain(sql) : sql)]),
    );
  return new Map(
    objects
      .filter(({ type }) => type === 'table')
      .map(({ name, sql }) => [
        name,
        {
          name,
          parts: partsOf(sql),
          written: written.all(name),
          indexes: of(name, 'index'),
          triggers: of(name, 'trigger'),
        },
      ]),
  );
}

/** The statement that makes a table of these parts. */
export function createTable(name: string, parts: readonly Part[]): string {
  return `create table ${name} (\n${parts.map(({ sql }) => `  ${sql}`).join(',\n')}\n)`;
}

function partsOf(sql: string): Part[] {
  const body = sql.slice(sql.indexOf('(') + 1, sql.lastIndexOf(')'));
  return topLevel(body).map((text) => {
    const part = plain(text);
    const rule = /^constraint (\w+)/i.exec(part);
    const isColumn = rule === null && !/^(primary key|unique|check|foreign key)\b/i.test(part);
    return { name: rule?.[1] ?? (isColumn ? (/^\w+/.exec(part)?.[0] ?? part) : part), isColumn, sql: part };
  });
}

/** Splits at the commas that stand in no parentheses and in no text. */
function topLevel(body: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isText = false;
  let from = 0;
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (sign === "'") isText = !isText;
    if (isText) continue;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign !== ',' || depth > 0) continue;
    parts.push(body.slice(from, at));
    from = at + 1;
  }
  return [...parts, body.slice(from)];
}

/** SQLite keeps the first words of a statement in capitals, whoever wrote them how. */
function headed(sql: string): string {
  return sql.replace(/^CREATE (?:UNIQUE )?(?:INDEX|TRIGGER)/i, (head) => head.toLowerCase());
}

/** In one spelling: without quotes around plain names, with single spaces. */
function plain(sql: string): string {
  return sql
    .replaceAll(/[`"]([a-z_][a-z0-9_]*)[`"]/gi, '$1')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\( /g, '(')
    .replaceAll(/ \)/g, ')')
    .trim();
}
