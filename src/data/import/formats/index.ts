import { extname } from 'node:path';
import type { SourceRow as NewRow } from '../source.ts';
import { openSource } from './open.ts';

export { openSource } from './open.ts';

// What follows is the way files were opened before there were several tables in one; it goes when nobody asks.

export interface Detected {
  encoding: string;
  delimiter: string | null;
  header: boolean;
}

export type SourceRow = { line: number; cells: readonly string[] } | Extract<NewRow, { problem: string }>;

export interface OpenedFile {
  columns: readonly string[];
  detected: Detected;
  hash: string;
  size_bytes: number;
  rows(): AsyncIterable<SourceRow>;
}

export interface SaidOfFile {
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

export function formatFor(file: string, said: string | undefined) {
  return {
    name: said ?? (extname(file).slice(1) || 'csv'),
    async open(path: string, request: SaidOfFile, known: ReadonlySet<string>): Promise<OpenedFile> {
      const { encoding, delimiter } = request;
      const source = await openSource(path, { encoding, delimiter, format: said, file_name: file }, known);
      const [table] = source.tables;
      if (table === undefined) throw new Error('no table');
      return {
        columns: table.columns,
        detected: { ...table.detected, encoding: table.detected.encoding ?? '' },
        hash: source.hash,
        size_bytes: source.size_bytes,
        async *rows() {
          for await (const row of table.rows()) {
            yield 'problem' in row ? row : { line: row.line, cells: row.cells.map((cell) => cell ?? '') };
          }
        },
      };
    },
  };
}
