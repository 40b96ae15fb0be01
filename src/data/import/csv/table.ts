import { refuse } from '../../../desk/index.ts';
import { readFormula } from '../../csv-formulas.ts';
import { decodeFile } from '../bytes/encoding.ts';
import type { ByteFacts } from '../bytes/inspect.ts';
import { uniqueColumnNames } from '../columns/names.ts';
import { readings } from '../formats/readings.ts';
import type { SourceRequest, SourceRow, SourceTable } from '../source.ts';
import { type Dialect, detectDialect, saidDelimiter } from './dialect.ts';
import { isHeader } from './header.ts';
import type { CsvRow } from './parser.ts';
import { RowCheck } from './row-check.ts';
import { readRows } from './rows.ts';

const sampleCharacters = 64 * 1024;

export interface CsvFile {
  path: string;
  /** How it is called to people. */
  shown: string;
  name: string | null;
  format: 'csv' | 'tsv';
  bytes: ByteFacts;
  encoding: string;
  request: SourceRequest;
  /** Column names that tables know, comparable. */
  known: ReadonlySet<string>;
  /** Of an export of our own: as many rows as it claims. Then null is told from '', and control signs are meant. */
  claimed: number | undefined;
}

/** Text with one row a line: comma, semicolon, tab or bar between the columns. */
export async function openCsv(file: CsvFile): Promise<SourceTable> {
  const { path, encoding, request, bytes, claimed } = file;
  const own = claimed !== undefined;
  const sample = await beginningOf(path, encoding);
  // A line `sep=;` at the beginning is for spreadsheets, and no row.
  const said = saidDelimiter(sample);
  const dialect = dialectOf(file, sample);
  const rowsOf = () =>
    readRows(withoutFirst(decodeFile(path, encoding, request.signal), said?.length ?? 0), dialect, null);
  const first = await firstRow(file.shown, rowsOf());
  const header = request.header ?? (own || isHeader(first, file.known));
  const columns = uniqueColumnNames(header ? first : first.map(() => ''));
  const check = new RowCheck(columns, header, encoding, bytes, own);
  const lines = { csv: Math.max(sample.split(/\r\n|\n|\r/).length - 1, 1), sample: sample.length };
  const estimate =
    sample.length < sampleCharacters ? lines.csv : Math.round((bytes.size_bytes / lines.sample) * lines.csv);

  async function* batches(): AsyncGenerator<readonly SourceRow[]> {
    let passOver = header;
    for await (const rows of rowsOf()) {
      const batch: SourceRow[] = [];
      for (const row of rows) {
        if (passOver) {
          passOver = false;
          continue;
        }
        if (said !== undefined) row.line += 1;
        const checked = check.row(withoutGuards(row));
        if (checked !== undefined) batch.push(checked);
      }
      if (batch.length > 0) yield batch;
    }
  }

  return {
    name: file.name,
    format: file.format,
    columns,
    detected: { encoding, delimiter: dialect.delimiter, header },
    place: 'line',
    rows_expected: claimed ?? Math.max(estimate - (header ? 1 : 0), 0),
    tells_null: own,
    ...readings(batches),
  };
}

async function beginningOf(path: string, encoding: string): Promise<string> {
  let sample = '';
  for await (const text of decodeFile(path, encoding)) {
    sample += text;
    if (sample.length >= sampleCharacters) break;
  }
  return sample.slice(0, sampleCharacters);
}

const spokenDelimiters: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  bar: '|',
  pipe: '|',
};

function dialectOf({ request, format, claimed }: CsvFile, sample: string): Dialect {
  if (claimed !== undefined) return { delimiter: ',', quote: '"' };
  const found = detectDialect(sample);
  if (request.delimiter === undefined) {
    return format === 'tsv' && sample.includes('\t') ? { ...found, delimiter: '\t' } : found;
  }
  const delimiter = spokenDelimiters[request.delimiter.toLowerCase()] ?? request.delimiter;
  if (delimiter.length !== 1 || /["'\r\n]/.test(delimiter)) {
    refuse('usage', 'A delimiter is one sign, such as ; or |, or the word tab.');
  }
  return { ...found, delimiter };
}

async function* withoutFirst(pieces: AsyncIterable<string>, length: number): AsyncGenerator<string> {
  let left = length;
  for await (const piece of pieces) {
    if (left >= piece.length) left -= piece.length;
    else {
      yield left === 0 ? piece : piece.slice(left);
      left = 0;
    }
  }
}

async function firstRow(shown: string, batches: AsyncIterable<CsvRow[]>): Promise<readonly string[]> {
  for await (const [row] of batches) {
    if (row === undefined) continue;
    if ('fields' in row) return row.fields.map((field) => field ?? '');
    refuse(
      'invalid',
      `Line ${row.line} of ${shown}, which should name the columns, cannot be read. ${row.problem}`,
    );
  }
  return refuse('invalid', `The file ${shown} has no rows.`);
}

const apostrophe = 39;

/** An export puts an apostrophe before text that a spreadsheet would take for a formula. */
function withoutGuards(row: CsvRow): CsvRow {
  if (!('fields' in row)) return row;
  const { fields } = row;
  for (let index = 0; index < fields.length; index += 1) {
    const cell = fields[index];
    if (typeof cell === 'string' && cell.charCodeAt(0) === apostrophe) fields[index] = readFormula(cell);
  }
  return row;
}
