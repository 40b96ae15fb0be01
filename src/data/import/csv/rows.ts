import { parseString } from 'fast-csv';
import type { Dialect } from './dialect.ts';
import { type CsvRecord, splitRecords } from './records.ts';

/** One row cut into fields, or a line that could not be. */
export type CsvRow = { line: number; fields: string[] } | { line: number; text: string; problem: string };

/** A batch pays fast-csv's start once for many rows and still holds little. */
const batchRecords = 500;
const batchCharacters = 256 * 1024;

/** The rows of a CSV text, in order, each with the line it starts on. Header or data alike. */
export async function* readRows(chunks: AsyncIterable<string>, dialect: Dialect): AsyncGenerator<CsvRow> {
  let batch: CsvRecord[] = [];
  let characters = 0;
  for await (const record of splitRecords(chunks, dialect)) {
    batch.push(record);
    characters += record.text.length;
    if (batch.length < batchRecords && characters < batchCharacters) continue;
    yield* await parseBatch(batch, dialect);
    batch = [];
    characters = 0;
  }
  yield* await parseBatch(batch, dialect);
}

async function parseBatch(batch: CsvRecord[], dialect: Dialect): Promise<CsvRow[]> {
  const sound = batch.filter(({ problem }) => problem === undefined);
  const rows = await tryParse(sound, dialect);
  // One row that fast-csv cannot read fails its whole batch: then each is tried alone.
  const parsed = rows ?? (await Promise.all(sound.map((record) => parseAlone(record, dialect))));
  let next = 0;
  return batch.map((record): CsvRow => {
    if (record.problem !== undefined)
      return { line: record.line, text: record.text, problem: record.problem };
    const fields = parsed[next];
    next += 1;
    if (fields !== undefined) return { line: record.line, fields };
    const problem =
      'The quotation marks of this row do not fit together. Double those that belong to the text.';
    return { line: record.line, text: record.text.slice(0, 200), problem };
  });
}

async function parseAlone(record: CsvRecord, dialect: Dialect): Promise<string[] | undefined> {
  return (await tryParse([record], dialect))?.[0];
}

/** The fields of every record, or undefined when fast-csv refuses or sees other rows than were put in. */
async function tryParse(
  records: CsvRecord[],
  { delimiter, quote }: Dialect,
): Promise<string[][] | undefined> {
  if (records.length === 0) return [];
  const text = `${records.map((record) => record.text).join('\n')}\n`;
  const rows: string[][] = [];
  const complete = await new Promise<boolean>((resolve) => {
    parseString<string[], string[]>(text, { headers: false, ignoreEmpty: false, delimiter, quote })
      .on('data', (row: string[]) => rows.push(row))
      .on('error', () => resolve(false))
      .on('end', () => resolve(true));
  });
  return complete && rows.length === records.length ? rows : undefined;
}
