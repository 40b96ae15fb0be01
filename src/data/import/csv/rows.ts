import type { Dialect } from './dialect.ts';
import { CsvParser, type CsvRow } from './parser.ts';

export type { CsvRow } from './parser.ts';

/** The rows of a CSV text as they come with its pieces, each with the line it starts on. Header or data alike. */
export async function* readRows(
  pieces: AsyncIterable<string>,
  dialect: Dialect,
  bareEmpty: '' | null = '',
): AsyncGenerator<CsvRow[]> {
  const parser = new CsvParser(dialect, bareEmpty);
  for await (const piece of pieces) {
    const rows = parser.push(piece);
    if (rows.length > 0) yield rows;
  }
  const rows = parser.end();
  if (rows.length > 0) yield rows;
}
