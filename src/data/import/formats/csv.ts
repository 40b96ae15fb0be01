import { refuse } from '../../../desk/index.ts';
import { uniqueColumnNames } from '../columns/names.ts';
import { type Dialect, detectDialect } from '../csv/dialect.ts';
import { type ByteFacts, decodeFile, inspectBytes, isKnownEncoding } from '../csv/encoding.ts';
import { isHeader } from '../csv/header.ts';
import { type CsvRow, readRows } from '../csv/rows.ts';
import type { ImportFormat, OpenedFile, SaidOfFile, SourceRow } from './format.ts';

const sampleCharacters = 64 * 1024;

/** Text with one row a line: comma, semicolon, tab or bar between the columns. */
export const csv: ImportFormat = {
  name: 'csv',
  endings: ['csv', 'tsv', 'txt'],
  async open(path, said, known): Promise<OpenedFile> {
    const bytes = await inspect(path);
    const encoding = chosenEncoding(bytes, said);
    const dialect = await chosenDialect(path, encoding, said);
    const first = await firstRow(path, encoding, dialect);
    const header = isHeader(first, known);
    const columns = uniqueColumnNames(header ? first : first.map(() => ''));
    return {
      columns,
      detected: { encoding, delimiter: dialect.delimiter, header },
      hash: bytes.sha256,
      size_bytes: bytes.size_bytes,
      async *rows() {
        let isFirst = true;
        for await (const row of readRows(decodeFile(path, encoding), dialect)) {
          if (!(isFirst && header)) yield* sourceRow(row, columns);
          isFirst = false;
        }
      },
    };
  },
};

async function inspect(path: string): Promise<ByteFacts> {
  const bytes = await inspectBytes(path).catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'ENOENT' ? 'is not there' : error.code === 'EISDIR' ? 'is a folder' : 'cannot be read';
    return refuse('invalid', `The file ${path} ${why}.`, { hint: 'Check its name and its permissions.' });
  });
  if (bytes.size_bytes === 0) refuse('invalid', `The file ${path} is empty.`);
  if (!bytes.is_text) {
    refuse('invalid', `The file ${path} is not a text file.`, { hint: 'Save a spreadsheet as CSV first.' });
  }
  return bytes;
}

function chosenEncoding(bytes: ByteFacts, { encoding }: SaidOfFile): string {
  if (encoding === undefined) return bytes.encoding;
  if (!isKnownEncoding(encoding)) {
    refuse('usage', `There is no encoding “${encoding}”.`, {
      hint: 'Usual ones are utf-8, utf-16le and windows-1252.',
    });
  }
  return encoding.toLowerCase();
}

const spokenDelimiters: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  bar: '|',
  pipe: '|',
};

async function chosenDialect(path: string, encoding: string, said: SaidOfFile): Promise<Dialect> {
  let sample = '';
  for await (const text of decodeFile(path, encoding)) {
    sample += text;
    if (sample.length >= sampleCharacters) break;
  }
  const found = detectDialect(sample.slice(0, sampleCharacters));
  if (said.delimiter === undefined) return found;
  const delimiter = spokenDelimiters[said.delimiter.toLowerCase()] ?? said.delimiter;
  if (delimiter.length !== 1 || /["'\r\n]/.test(delimiter)) {
    refuse('usage', 'A delimiter is one sign, such as ; or |, or the word tab.');
  }
  return { ...found, delimiter };
}

async function firstRow(path: string, encoding: string, dialect: Dialect): Promise<readonly string[]> {
  for await (const row of readRows(decodeFile(path, encoding), dialect)) {
    if ('fields' in row) return row.fields;
    refuse('invalid', `Line ${row.line}, which should name the columns, cannot be read. ${row.problem}`);
  }
  return refuse('invalid', `The file ${path} has no rows.`);
}

/** A row that is all blank is none. One that is longer or shorter than the header is told, not guessed at. */
function* sourceRow(row: CsvRow, columns: readonly string[]): Generator<SourceRow> {
  if (!('fields' in row)) {
    yield row;
    return;
  }
  const { line, fields } = row;
  if (fields.every((cell) => cell.trim() === '')) return;
  const text = fields.join(' ').slice(0, 200);
  const surplus = fields.slice(columns.length).some((cell) => cell.trim() !== '');
  // A column without a name at the end (a trailing delimiter in the header alone) need not be there.
  const short = fields.length < columns.findLastIndex((name) => !/^column [0-9]+$/.test(name)) + 1;
  if (surplus || short) {
    yield { line, text, problem: `The row has ${fields.length} fields, the header ${columns.length}.` };
  } else if (fields.some((cell) => cell.includes('\ufffd'))) {
    yield {
      line,
      text,
      problem: 'The row holds bytes that are no letters in this encoding. Say the right one with --encoding.',
    };
  } else yield { line, cells: fields };
}
