import { refuse } from '../../../desk/index.ts';
import { inUtf8 } from '../bytes/in-utf8.ts';
import { type ByteRange, ByteWindow } from '../bytes/window.ts';
import type { Contents } from '../formats/contents.ts';
import { refuseOtherCounts } from '../formats/head.ts';
import type { LookedAt } from '../formats/open-file.ts';
import { inBatches, paced, readings, walked } from '../formats/readings.ts';
import type { SourceRow, SourceTable } from '../source.ts';
import { type JsonLayout, type JsonTable, readDocument } from './layout.ts';
import { type LineLayout, readLines, tableOf } from './lines.ts';
import { readRecord } from './record.ts';
import { recordsIn } from './records.ts';

/** What every table of the file is read with. */
interface JsonFile {
  path: string;
  encoding: string;
  perLine: boolean;
  /** Several rows may stand on a line, so that they are counted instead. */
  counted: boolean;
  own: boolean;
  /** Bytes that are no letters were seen. */
  doubtful: boolean;
  signal: AbortSignal | undefined;
}

/** JSON: an export of our own, a list of objects, an object of lists, or an object a line. */
export async function openJson(looked: LookedAt, name: string | null): Promise<Contents> {
  const { shown, request, bytes } = looked;
  const { path, encoding, size, start } = await inUtf8(looked);
  const whole: ByteRange = { start, end: size, line: 1 };
  const startsAsList = bytes.head
    .toString('latin1')
    .replace(/^\W*?(?=[[{])/, '')
    .startsWith('[');
  const wantsLines = looked.format === 'ndjson' && !startsAsList;
  const walk = async <L>(how: (window: ByteWindow) => Generator<void, L>): Promise<L> => {
    const window = new ByteWindow(path, encoding, whole);
    const tell = () => request.progress?.(window.offset(window.at), size);
    return walked(how(window), request.signal, tell).finally(() => window.close());
  };
  const document = wantsLines ? undefined : await walk((window) => readDocument(window, shown));
  const lines: LineLayout | undefined =
    document === undefined ? await walk((window) => readLines(window, size, shown)) : undefined;
  const layout: JsonLayout | undefined = document ?? lines;
  const own = layout?.head ?? null;
  const tables = (layout?.tables ?? []).filter((table) => own !== null || table.rows > 0);
  if (layout === undefined || tables.length === 0) return refuse('invalid', `The file ${shown} has no rows.`);
  if (own !== null) refuseOtherCounts(own, shown, tables);
  const file = {
    path,
    encoding,
    perLine: lines !== undefined,
    counted: lines === undefined || lines.shared,
    own: own !== null,
    doubtful: encoding === 'utf-8' && bytes.other_lines > 0,
    signal: request.signal,
  };
  return {
    format: lines === undefined ? 'json' : 'ndjson',
    exported: own,
    tables: tables.map((table) => sourceTable(file, { ...table, name: table.name ?? name })),
  };
}

function sourceTable(file: JsonFile, table: JsonTable): SourceTable {
  const columns = [...table.columns];
  return {
    name: table.name,
    format: file.perLine ? 'ndjson' : 'json',
    columns,
    detected: { encoding: file.encoding, delimiter: null, header: true },
    place: file.counted ? 'record' : 'line',
    rows_expected: table.rows,
    tells_null: true,
    ...readings(() => paced(inBatches(rowsOf(file, table, columns)), file.signal)),
  };
}

function* rowsOf(file: JsonFile, table: JsonTable, columns: readonly string[]): Generator<SourceRow> {
  let count = 0;
  for (const range of table.ranges) {
    const window = new ByteWindow(file.path, file.encoding, range);
    try {
      for (const { line: place, text, problem } of recordsIn(window, file.perLine)) {
        if (table.mixed && tableOf(text) !== table.name) continue;
        count += 1;
        const line = file.counted ? count : place;
        const record = problem === undefined ? readRecord(text) : { problem };
        const shown = text.slice(0, 200);
        if ('problem' in record) yield { line, text: shown, problem: record.problem };
        else if (file.doubtful && text.includes('\ufffd')) {
          yield { line, text: shown, problem: 'The row holds bytes that are no letters in utf-8.' };
        } else {
          yield { line, cells: columns.map((name) => record.cells.get(name) ?? null) };
        }
      }
    } finally {
      window.close();
    }
  }
}
