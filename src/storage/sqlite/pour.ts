import { setImmediate as breathe } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { quoted } from './scratch.ts';

/** Whoever waits: told how many tables are done, and may stop it between two steps. */
export interface PourWatch {
  readonly signal: AbortSignal;
  seen(done: number, total: number): void;
}

/** Rows a step: some tenths of a second, after which the work may be stopped. */
const stride = 20_000;

/**
 * Makes one database of a connection hold what another one does, row by row, in the transaction that is open: SQLite's
 * own copying of pages works only where neither is encrypted. Whoever has it open sees all of the old or all of the new
 * once that is committed. Foreign keys must be off. Throws SQLite's errors, and the signal's reason when stopped.
 *
 * @param to may hold something else: that goes
 */
export async function pour(
  database: Database.Database,
  from: string,
  to: string,
  watch: PourWatch,
): Promise<void> {
  // The tables of the search index are written as they are, too.
  database.unsafeMode(true);
  database.pragma('ignore_check_constraints = on');
  try {
    empty(database, to);
    const tables = tablesOf(database, from);
    for (const { sql } of tables.filter(({ type }) => type === 'table')) create(database, to, sql);
    for (const { sql } of tables.filter(({ type }) => type === 'virtual')) create(database, to, sql);
    for (const [done, table] of tables.entries()) {
      watch.seen(done, tables.length);
      await fill(database, from, to, table, watch);
    }
    for (const { sql } of objectsOf(database, from, 'index')) create(database, to, sql);
    sequences(database, from, to);
    for (const type of ['view', 'trigger'] as const)
      for (const { sql } of objectsOf(database, from, type)) create(database, to, sql);
    for (const name of ['user_version', 'application_id'])
      database.pragma(`${to}.${name} = ${Number(database.pragma(`${from}.${name}`, { simple: true }))}`);
    // What the planner knows follows from the rows.
    database.exec(`pragma analysis_limit = 1000; analyze ${to}`);
    watch.seen(tables.length, tables.length);
  } finally {
    database.pragma('ignore_check_constraints = off');
    database.unsafeMode(false);
  }
}

interface Table {
  readonly name: string;
  /** `shadow`: a table of a virtual one, made with it. */
  readonly type: 'table' | 'virtual' | 'shadow';
  readonly sql: string;
  /** Whether it has a key of its own instead of row numbers. */
  readonly wr: number;
}

/** The tables of a database, in the order in which they were made. */
function tablesOf(database: Database.Database, schema: string): Table[] {
  return database
    .prepare<[string], Table>(
      `select l.name, l.type, s.sql, l.wr from pragma_table_list as l join ${schema}.sqlite_schema as s on s.name = l.name and s.type = 'table'
       where l.schema = ? and l.name not like 'sqlite\\_%' escape '\\' order by s.rowid`,
    )
    .all(schema);
}

function objectsOf(
  database: Database.Database,
  schema: string,
  type: 'index' | 'view' | 'trigger',
): { name: string; sql: string }[] {
  return database
    .prepare<[string], { name: string; sql: string }>(
      `select o.name, o.sql from ${schema}.sqlite_schema as o
       where o.type = ? and o.sql is not null order by o.rowid`,
    )
    .all(type);
}

/** How SQLite keeps the beginning of a statement, however it was typed: the name of what is made comes next. */
const beginning = /^CREATE (?:TABLE|VIRTUAL TABLE|INDEX|UNIQUE INDEX|VIEW|TRIGGER) /;

function create(database: Database.Database, to: string, sql: string): void {
  const start = beginning.exec(sql)?.[0];
  if (start === undefined) throw new Error(`The schema has a statement that is not known here: ${sql}`);
  database.exec(`${start}${to}.${sql.slice(start.length)}`);
}

function empty(database: Database.Database, to: string): void {
  for (const type of ['trigger', 'view'] as const)
    for (const { name } of objectsOf(database, to, type)) database.exec(`drop ${type} ${to}.${quoted(name)}`);
  const tables = tablesOf(database, to);
  // The tables of a virtual one go with it.
  for (const type of ['virtual', 'table'])
    for (const { name } of tables.filter((table) => table.type === type))
      database.exec(`drop table ${to}.${quoted(name)}`);
}

async function fill(
  database: Database.Database,
  from: string,
  to: string,
  { name, type, wr }: Table,
  { signal }: PourWatch,
): Promise<void> {
  if (type === 'virtual') return;
  const [source, target] = [`${from}.${quoted(name)}`, `${to}.${quoted(name)}`];
  if (type === 'shadow') database.exec(`delete from ${target}`);
  const own = database
    .prepare<[string], string>(
      `select name from pragma_table_xinfo(?, '${from}') where hidden = 0 order by cid`,
    )
    .pluck()
    .all(name);
  const hasNumbers = wr === 0 && !own.includes('rowid');
  const columns = (hasNumbers ? ['rowid', ...own.map(quoted)] : own.map(quoted)).join(', ');
  const insert = `insert into ${target} (${columns}) select ${columns} from ${source}`;
  if (!hasNumbers) {
    signal.throwIfAborted();
    database.exec(insert);
    return;
  }
  const upTo = database
    .prepare<[number], number | null>(
      `select max(rowid) from (select rowid from ${source} where rowid > ? order by rowid limit ${stride})`,
    )
    .pluck();
  const some = database.prepare(`${insert} where rowid > ? and rowid <= ?`);
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    await breathe();
    signal.throwIfAborted();
    const last = upTo.get(after) ?? null;
    if (last === null) return;
    some.run(after, last);
    after = last;
  }
}

function sequences(database: Database.Database, from: string, to: string): void {
  const has = (schema: string) =>
    database.prepare(`select 1 from ${schema}.sqlite_schema where name = 'sqlite_sequence'`).get();
  if (has(to) !== undefined) database.exec(`delete from ${to}.sqlite_sequence`);
  if (has(from) === undefined) return;
  database.exec(
    `insert into ${to}.sqlite_sequence (name, seq) select name, seq from ${from}.sqlite_sequence`,
  );
}
