import { refuse } from '../../../desk/index.ts';
import type { ByteRange, ByteWindow } from '../bytes/window.ts';
import { readHeadText } from '../formats/head.ts';
import type { ExportHead } from '../source.ts';
import { readRecord } from './record.ts';
import { recordsIn } from './records.ts';
import { scanValue, skipBlank } from './scan.ts';

/** Where the rows of one table are in the file. */
export interface JsonTable {
  name: string | null;
  ranges: ByteRange[];
  columns: Set<string>;
  rows: number;
  /** Its ranges hold rows of other tables too. */
  mixed: boolean;
}

export interface JsonLayout {
  head: ExportHead | null;
  tables: JsonTable[];
}

const mostColumns = 2000;
const mostTables = 1000;

/**
 * Walks through a document once: a list of objects, or an object with lists in it (a table a key), one level deeper
 * too. Undefined when it is no such document: another value follows it, or there is no list. Yields now and then, so
 * that others get a turn.
 */
export function* readDocument(window: ByteWindow, shown: string): Generator<void, JsonLayout | undefined> {
  const layout: JsonLayout = { head: null, tables: [] };
  const code = skipBlank(window);
  if (code === 0x5b) yield* readList(window, layout, null, shown);
  else if (code === 0x7b) {
    const isWhole = yield* readMembers(window, layout, 1, shown);
    if (!isWhole) return undefined;
  }
  const follows = skipBlank(window);
  return Number.isNaN(follows) && layout.tables.length > 0 ? layout : undefined;
}

/** The members of an object. False: it is a record itself. */
function* readMembers(
  window: ByteWindow,
  layout: JsonLayout,
  depth: number,
  shown: string,
): Generator<void, boolean> {
  window.at += 1;
  for (;;) {
    const code = skipBlank(window, ',');
    if (code === 0x7d) {
      window.at += 1;
      return true;
    }
    if (code !== 0x22) return brokenOff(window, shown);
    const key = scanned(window, shown);
    if (skipBlank(window) !== 0x3a) return brokenOff(window, shown);
    window.at += 1;
    const opens = skipBlank(window);
    const name = String(JSON.parse(key));
    if (opens === 0x5b) yield* readList(window, layout, name, shown);
    else if (opens === 0x7b && depth === 1 && name !== 'frontdesk') {
      yield* readMembers(window, layout, depth + 1, shown);
    } else {
      const value = scanned(window, shown);
      // A FHIR resource is one record, whatever lists it holds; only a bundle is a list of them.
      if (depth === 1 && name === 'resourceType' && value !== '"Bundle"') return false;
      if (depth === 1 && name === 'frontdesk') layout.head = readHeadText(`{"frontdesk":${value}}`);
    }
    yield;
  }
}

function scanned(window: ByteWindow, shown: string): string {
  const { end, problem } = scanValue(window, false);
  if (problem !== undefined || end === window.at) brokenOff(window, shown);
  const text = window.take(window.at, end);
  window.at = end;
  return text;
}

/** A list: of objects, it is a table; of anything else, it is passed over. */
function* readList(
  window: ByteWindow,
  layout: JsonLayout,
  name: string | null,
  shown: string,
): Generator<void, void> {
  window.at += 1;
  const first = skipBlank(window);
  const isTable = first === 0x7b || first === 0x5d;
  if (!isTable && name === null) {
    refuse('invalid', `The JSON in ${shown} is no list of objects: [{"column": "value", …}, …].`);
  }
  const start = window.offset(window.at);
  const line = window.line(window.at);
  const table = tableNamed(layout, name);
  for (const { text, problem } of recordsIn(window, false)) {
    if (isTable && problem === undefined) enterColumns(table, text, layout.head !== null, shown);
    table.rows += 1;
    yield;
  }
  const end = window.offset(window.at);
  if (skipBlank(window) !== 0x5d) brokenOff(window, shown);
  window.at += 1;
  if (!isTable) return;
  table.ranges.push({ start, end, line });
  // An empty list says nothing, but in an export of our own it is a table all the same.
  if (table.ranges.length === 1) layout.tables.push(table);
  if (layout.tables.length > mostTables) {
    refuse('invalid', `There are more than ${mostTables} lists in ${shown}: that is no table.`);
  }
}

function tableNamed(layout: JsonLayout, name: string | null): JsonTable {
  const found = layout.tables.find((table) => table.name === name);
  return found ?? { name, ranges: [], columns: new Set(), rows: 0, mixed: false };
}

/** Every row may have columns of its own; in an export all rows have the same. */
export function enterColumns(table: JsonTable, text: string, own: boolean, shown: string): void {
  if (own && table.columns.size > 0) return;
  const record = readRecord(text);
  if ('problem' in record) return;
  for (const name of record.cells.keys()) table.columns.add(name);
  if (table.columns.size > mostColumns) {
    refuse(
      'invalid',
      `The rows in ${shown} have more than ${mostColumns} different columns: that is no table.`,
    );
  }
}

function brokenOff(window: ByteWindow, shown: string): never {
  return refuse('invalid', `The JSON in ${shown} is broken at line ${window.line(window.at)}.`, {
    hint: 'It was cut off, or a comma, a quotation mark or a bracket is missing. Ask for it again.',
  });
}
