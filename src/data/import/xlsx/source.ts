import { refuse } from '../../../desk/index.ts';
import { documentWords } from '../archive/documents.ts';
import { openZip, type Zip } from '../archive/zip.ts';
import { uniqueColumnNames } from '../columns/names.ts';
import { isHeader } from '../csv/header.ts';
import type { Contents } from '../formats/contents.ts';
import { readHead } from '../formats/head.ts';
import type { LookedAt } from '../formats/open-file.ts';
import { readings } from '../formats/readings.ts';
import type { ExportHead, SourceRow, SourceTable } from '../source.ts';
import { readRows, type SheetRow } from './rows.ts';
import { readStrings } from './strings.ts';
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts';

const limits = { files: 10_000, bytes: 8 * 1024 ** 3 };
const sampleRows = 20;
/** The sheet in which an export of our own says what it is. */
const headSheet = 'frontdesk';
/** Where a sheet is full, its table goes on in the next. */
const rowsOfSheet = 1_048_576;

interface XlsxFile {
  looked: LookedAt;
  zip: Zip;
  workbook: Workbook;
  strings: readonly string[];
}

/** A workbook: its sheets are tables, with their columns named in the first row. */
export async function openXlsx(looked: LookedAt): Promise<Contents> {
  const { path, shown, request, scratch } = looked;
  const zip = await openZip(path, limits);
  scratch.alsoClose(() => zip.close());
  const document = documentWords(zip);
  if (document !== undefined && document.kind !== 'workbook') {
    refuse('invalid', `The file ${shown} is ${document.words}, not an Excel workbook.`, {
      hint: document.hint,
    });
  }
  const workbook = await readWorkbook(zip, shown, request.signal);
  const strings =
    workbook.strings === undefined ? [] : await readStrings(zip, workbook.strings, request.signal);
  const head = await headOf({ looked, zip, workbook, strings });
  const file = { looked, zip, workbook: { ...workbook, own: head !== null }, strings };
  const tables: SourceTable[] = [];
  for (const { name, sheets } of tablesOf(workbook, head)) {
    const table = await openTable(file, name, sheets, head?.rows[name]);
    if (table !== undefined) tables.push(table);
  }
  if (tables.length === 0) refuse('invalid', `The workbook ${shown} has no rows.`);
  return { format: 'xlsx', exported: head, tables };
}

async function headOf(file: XlsxFile): Promise<ExportHead | null> {
  const sheet = file.workbook.sheets.find(({ name }) => name === headSheet);
  if (sheet === undefined) return null;
  const said: Record<string, unknown> = {};
  for await (const rows of rowsOf(file, [sheet])) {
    for (const { cells } of rows) said[cells[0] ?? ''] = headValue(cells[0] ?? '', cells[1] ?? '');
  }
  return readHead({ frontdesk: said });
}

/** The head has texts, numbers, yes and no, and the rows as JSON. */
function headValue(key: string, cell: string): unknown {
  if (!['format', 'masked', 'part', 'rows'].includes(key)) return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

function tablesOf({ sheets }: Workbook, head: ExportHead | null): { name: string; sheets: Sheet[] }[] {
  if (head === null) return sheets.map((sheet) => ({ name: sheet.name, sheets: [sheet] }));
  const base = (name: string) => name.replace(/ \([0-9]+\)$/, '');
  return Object.keys(head.rows).map((name) => ({
    name,
    sheets: sheets.filter((sheet) => base(sheet.name) === name),
  }));
}

async function* rowsOf(
  file: XlsxFile,
  sheets: readonly Sheet[],
  width?: number,
  expected?: (rows: number) => void,
): AsyncGenerator<SheetRow[]> {
  const { zip, workbook, strings, looked } = file;
  for (const [index, { entry }] of sheets.entries()) {
    let isFirst = index > 0;
    for await (const rows of readRows(
      zip,
      entry,
      workbook,
      strings,
      looked.request.signal,
      width,
      expected,
    )) {
      // Each sheet of a table begins with the names of the columns.
      const own = isFirst ? rows.slice(1) : rows;
      isFirst = false;
      for (const row of own) row.row += index * rowsOfSheet;
      if (own.length > 0) yield own;
    }
  }
}

async function openTable(
  file: XlsxFile,
  name: string,
  sheets: readonly Sheet[],
  claimed: number | undefined,
): Promise<SourceTable | undefined> {
  const { request, known } = file.looked;
  const own = claimed !== undefined;
  const sample: SheetRow[] = [];
  let last: number | undefined;
  const expected = (row: number) => {
    last = row;
  };
  for await (const rows of rowsOf(file, sheets, undefined, expected)) {
    sample.push(...rows.slice(0, sampleRows - sample.length));
    if (sample.length >= sampleRows) break;
  }
  const first = own ? sample[0] : likelyHeader(sample);
  if (first === undefined) return undefined;
  const texts = first.cells.map((cell) => cell ?? '');
  const header = request.header ?? (own || isHeader(texts, known));
  const width = header ? texts.findLastIndex((text) => text.trim() !== '') + 1 : widest(sample);
  const columns = uniqueColumnNames(
    Array.from({ length: width }, (_, at) => (header ? (texts[at] ?? '') : '')),
  );
  const begin = header ? first.row + 1 : first.row;

  async function* batches(): AsyncGenerator<readonly SourceRow[]> {
    for await (const rows of rowsOf(file, sheets, width)) {
      yield rows.filter(({ row }) => row >= begin).map((row) => sourceRow(row, width, header));
    }
  }

  return {
    name,
    format: 'xlsx',
    columns,
    detected: { encoding: null, delimiter: null, header },
    place: 'row',
    rows_expected: claimed ?? (last === undefined ? null : Math.max(last - begin + 1, 0)),
    tells_null: own,
    ...readings(batches),
  };
}

/** Titles may stand above the table: its first row fills at least half of the columns that the fullest one does. */
function likelyHeader(sample: readonly SheetRow[]): SheetRow | undefined {
  const fullest = Math.max(0, ...sample.map(filled));
  return sample.find((row) => filled(row) >= fullest / 2);
}

function filled({ cells }: SheetRow): number {
  return cells.filter((cell) => cell !== null && cell.trim() !== '').length;
}

function widest(sample: readonly SheetRow[]): number {
  return Math.max(0, ...sample.map(({ length }) => length));
}

function sourceRow({ row, cells, length }: SheetRow, width: number, header: boolean): SourceRow {
  if (length > width) {
    const than = header ? `the header ${width}` : `the first rows ${width}`;
    const text = cells
      .map((cell) => cell ?? '')
      .join(' ')
      .slice(0, 200);
    return { line: row, text, problem: `The row has ${length} cells, ${than}.` };
  }
  while (cells.length < width) cells.push(null);
  return { line: row, cells };
}
