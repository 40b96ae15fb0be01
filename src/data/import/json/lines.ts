import type { ByteRange, ByteWindow } from '../bytes/window.ts';
import { enterColumns, type JsonLayout, type JsonTable } from './layout.ts';
import { recordsIn } from './records.ts';

/** `{"table":"patients", …`: an export of several tables says with each row where it belongs. */
const tableKey = /^\{\s*"table"\s*:\s*"([a-z][a-z0-9_]{0,63})"\s*,/;
/** Tables that change with every line would be as many parts; then each is read with the whole file. */
const mostRanges = 10_000;
const mostTables = 200;

export interface LineLayout extends JsonLayout {
  /** Several records stand on one line. */
  shared: boolean;
}

/** The table that a record says it is of. */
export function tableOf(text: string): string | null {
  return tableKey.exec(text)?.[1] ?? null;
}

/** Walks once through a file with an object a line. Yields now and then, so that others get a turn. */
export function* readLines(window: ByteWindow, size: number, shown: string): Generator<void, LineLayout> {
  const tables = new Map<string | null, JsonTable>();
  let last: JsonTable | undefined;
  let lastLine = 0;
  let shared = false;
  let named = true;
  for (const { line, text, problem } of recordsIn(window, true)) {
    shared ||= line === lastLine;
    lastLine = line;
    const isSound = problem === undefined;
    const name = isSound && named ? tableOf(text) : (last?.name ?? null);
    if (isSound && name === null) named = false;
    const place = window.offset(window.at);
    const table: JsonTable = tables.get(name) ?? {
      name,
      ranges: [],
      columns: new Set(),
      rows: 0,
      mixed: false,
    };
    tables.set(name, table);
    if (table !== last) begin(table, last, place, line);
    last = table;
    table.rows += 1;
    if (isSound) enterColumns(table, text, false, shown);
    yield;
  }
  const end = last?.ranges.at(-1);
  if (end !== undefined) end.end = size;
  // One row that does not say its table, and `table` is a column like any other.
  const found = named && tables.size <= mostTables ? [...tables.values()] : [together(tables, size)];
  for (const table of found) {
    if (named && table.name !== null) table.columns.delete('table');
    if (table.ranges.length <= mostRanges) continue;
    table.ranges = [{ start: 0, end: size, line: 1 }];
    table.mixed = true;
  }
  return { head: null, tables: found, shared };
}

function begin(table: JsonTable, last: JsonTable | undefined, place: number, line: number): void {
  const open: ByteRange | undefined = last?.ranges.at(-1);
  if (open !== undefined) open.end = place;
  if (table.ranges.length <= mostRanges) table.ranges.push({ start: place, end: place, line });
}

function together(tables: ReadonlyMap<string | null, JsonTable>, size: number): JsonTable {
  const all = [...tables.values()];
  return {
    name: null,
    ranges: [{ start: 0, end: size, line: 1 }],
    columns: new Set(all.flatMap(({ columns }) => [...columns])),
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    mixed: false,
  };
}
