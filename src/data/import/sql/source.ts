import { refuse } from '../../../desk/index.ts';
import { sizeText } from '../../../desk/words/index.ts';
import { inUtf8 } from '../bytes/in-utf8.ts';
import { ByteWindow } from '../bytes/window.ts';
import type { Contents } from '../formats/contents.ts';
import { refuseOtherCounts } from '../formats/head.ts';
import type { LookedAt } from '../formats/open-file.ts';
import { inBatches, paced, readings, walked } from '../formats/readings.ts';
import type { SourceRow, SourceTable } from '../source.ts';
import type { MadeColumn } from './create-table.ts';
import { readLayout, type SqlLayout, type SqlTable, storedNames } from './layout.ts';
import { longestText, type SqlDialect, SqlLexer } from './lexer.ts';
import { readStatements } from './statements.ts';
import type { SqlValue } from './values.ts';

interface SqlFile {
  path: string;
  encoding: string;
  dialect: SqlDialect;
  own: boolean;
  /** Bytes that are no letters were seen. */
  doubtful: boolean;
  signal: AbortSignal | undefined;
}

/** A dump: of our own, or of SQLite, MySQL or PostgreSQL. Rows to insert are read from it; nothing is run. */
export async function openSql(looked: LookedAt): Promise<Contents> {
  const { shown, request, bytes } = looked;
  const { path, encoding, size, start } = await inUtf8(looked);
  const dialect = dialectOf(bytes.head.toString('latin1').replaceAll('\0', ''));
  const window = new ByteWindow(path, encoding, { start, end: size, line: 1 });
  const tell = () => request.progress?.(window.offset(window.at), size);
  const layout = await walked(readLayout(window, dialect, size), request.signal, tell).finally(() =>
    window.close(),
  );
  const { head } = layout;
  if (head !== null) refuseOtherCounts(head, shown, layout.tables);
  const tables = withEmpty(layout);
  if (tables.length === 0) {
    return refuse('invalid', `The file ${shown} has no rows.`, {
      hint: 'Rows are read from INSERT … VALUES and COPY.',
    });
  }
  const doubtful = encoding === 'utf-8' && bytes.other_lines > 0;
  const file = { path, encoding, dialect, own: head !== null, doubtful, signal: request.signal };
  return { format: 'sql', exported: head, tables: tables.map((table) => sourceTable(file, table, layout)) };
}

/** An export of our own names its empty tables too. */
function withEmpty({ head, tables, made }: SqlLayout): SqlTable[] {
  const names = Object.keys(head?.rows ?? {}).filter((name) => !tables.some((table) => table.name === name));
  const empty = names.map((name) => ({
    name,
    columns: storedNames(made.get(name)),
    ranges: [],
    rows: 0,
    mixed: false,
  }));
  return [...tables, ...empty];
}

/** Backslashes are escapes in what MySQL and its kin write, which is known by its comments and its name marks. */
function dialectOf(head: string): SqlDialect {
  const marks =
    /^-- (MySQL|MariaDB) dump|^-- phpMyAdmin|^\/\*!\d{5}|^(INSERT( IGNORE)?|REPLACE) INTO `|^CREATE TABLE (IF NOT EXISTS )?`/im;
  return marks.test(head) ? 'mysql' : 'standard';
}

function sourceTable(file: SqlFile, table: SqlTable, layout: SqlLayout): SourceTable {
  return {
    name: table.name,
    format: 'sql',
    columns: table.columns,
    detected: { encoding: file.encoding, delimiter: null, header: true },
    place: 'record',
    rows_expected: table.rows,
    tells_null: true,
    ...readings(() => paced(inBatches(rowsOf(file, table, layout)), file.signal)),
  };
}

function* rowsOf(file: SqlFile, table: SqlTable, layout: SqlLayout): Generator<SourceRow> {
  let line = 0;
  const context = { isOwn: () => file.own, hasRows: () => false };
  for (const range of table.ranges) {
    const window = new ByteWindow(file.path, file.encoding, range);
    try {
      const lexer = new SqlLexer(window, file.dialect);
      let places: readonly (readonly number[])[] | undefined;
      for (const event of readStatements(lexer, context)) {
        if (event.kind === 'into') {
          const isMine = event.table === table.name;
          places = isMine ? placesOf(event.columns, table, layout.made.get(table.name)) : undefined;
        } else if (event.kind === 'row' && places !== undefined) {
          line += 1;
          yield rowOf(line, event.values, places, table.columns.length, file.doubtful);
        }
      }
    } finally {
      window.close();
    }
  }
}

/** Where the values of a row go, in each of the lengths that it may have; -1 for what is left out. */
function placesOf(
  named: readonly string[] | null,
  { columns }: SqlTable,
  made: readonly MadeColumn[] | undefined,
): number[][] {
  const place = (name: string) => columns.indexOf(name);
  if (named !== null) return [named.map(place)];
  if (made === undefined) return [[...columns.keys()]];
  return [storedNames(made).map(place), made.map(({ name, generated }) => (generated ? -1 : place(name)))];
}

function rowOf(
  line: number,
  values: readonly SqlValue[],
  lengths: readonly (readonly number[])[],
  width: number,
  doubtful: boolean,
): SourceRow {
  const cells: (string | null)[] = new Array(width).fill(null);
  const places = lengths.find(({ length }) => length === values.length) ?? [];
  let problem: string | undefined;
  for (const [index, value] of values.entries()) {
    const place = places[index];
    if (typeof value === 'symbol')
      problem ??= `A value of the row is longer than ${sizeText(longestText)}, the most that is read.`;
    else if (place !== undefined && place >= 0) cells[place] = value;
    if (doubtful && typeof value === 'string' && value.includes('\ufffd')) {
      problem ??= 'The row holds bytes that are no letters in utf-8. Say the right encoding with --encoding.';
    }
  }
  if (values.length !== places.length) {
    problem ??= `The row has ${values.length} values for ${lengths[0]?.length ?? 0} columns.`;
  }
  if (problem === undefined) return { line, cells };
  return {
    line,
    text: cells
      .map((cell) => cell ?? '')
      .join(' ')
      .slice(0, 200),
    problem,
  };
}
