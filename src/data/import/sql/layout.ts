import type { ByteRange, ByteWindow } from '../bytes/window.ts';
import { readHeadText } from '../formats/head.ts';
import type { ExportHead } from '../source.ts';
import type { MadeColumn } from './create-table.ts';
import { type SqlDialect, SqlLexer } from './lexer.ts';
import { readStatements } from './statements.ts';

/** Where the rows of one table are in the file. */
export interface SqlTable {
  name: string;
  /** Of those that the rows name, and of those that CREATE TABLE names. */
  columns: string[];
  ranges: ByteRange[];
  rows: number;
  /** Its ranges hold rows of other tables too. */
  mixed: boolean;
}

export interface SqlLayout {
  head: ExportHead | null;
  tables: SqlTable[];
  /** Columns as CREATE TABLE names them, by table. */
  made: ReadonlyMap<string, readonly MadeColumn[]>;
}

const mostRanges = 10_000;
const mostTables = 2000;

/** Reads a dump once from end to end, so that what is wrong with it is known before a row lands. Yields now and then. */
export function* readLayout(
  window: ByteWindow,
  dialect: SqlDialect,
  size: number,
): Generator<void, SqlLayout> {
  const tables = new Map<string, SqlTable>();
  const made = new Map<string, MadeColumn[]>();
  let head: ExportHead | null = null;
  let open: SqlTable | undefined;
  const lexer = new SqlLexer(window, dialect, (comment) => {
    head ??= comment.startsWith('-- {"frontdesk"') ? readHeadText(window.decode(comment.slice(3))) : null;
  });
  const context = { isOwn: () => head !== null, hasRows: (name: string) => tables.has(name) };
  for (const event of readStatements(lexer, context)) {
    if (event.kind === 'into') {
      const { table: name, place, line } = event;
      const table = tables.get(name) ?? { name, columns: [], ranges: [], rows: 0, mixed: false };
      if (table !== open) {
        close(open, place);
        if (table.ranges.length <= mostRanges) table.ranges.push({ start: place, end: place, line });
      }
      for (const column of event.columns ?? storedNames(made.get(name))) {
        if (!table.columns.includes(column)) table.columns.push(column);
      }
      tables.set(name, table);
      open = table;
      if (tables.size > mostTables) lexer.fail(`More than ${mostTables} tables are not read.`);
    } else if (event.kind === 'row' && open !== undefined) {
      open.rows += 1;
      // Nothing names the columns: they are numbered.
      while (open.columns.length < event.values.length && !made.has(open.name) && isNumbered(open)) {
        open.columns.push(`column ${open.columns.length + 1}`);
      }
    } else if (event.kind === 'made') {
      made.set(event.table, event.columns);
      if (tables.size + made.size > mostTables) lexer.fail(`More than ${mostTables} tables are not read.`);
    }
    yield;
  }
  close(open, size);
  const all = [...tables.values()].filter(({ name }) => !/^sqlite_/i.test(name));
  for (const table of all) {
    if (table.ranges.length <= mostRanges) continue;
    table.ranges = [{ start: 0, end: size, line: 1 }];
    table.mixed = true;
  }
  return { head, tables: all, made };
}

/** Columns that are computed from others are none to import. */
export function storedNames(made: readonly MadeColumn[] | undefined): string[] {
  return (made ?? []).flatMap(({ name, generated }) => (generated ? [] : [name]));
}

function isNumbered({ columns }: SqlTable): boolean {
  return columns.every((name) => /^column [0-9]+$/.test(name));
}

function close(table: SqlTable | undefined, place: number): void {
  const range = table?.ranges.at(-1);
  if (range !== undefined) range.end = place;
}
