import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource } from '../../../../src/data/import/formats/index.ts';
import type { ImportSource, SourceRequest, SourceRow } from '../../../../src/data/import/source.ts';

/** What was read of one table. */
export interface ReadTable {
  name: string | null;
  columns: readonly string[];
  rows: SourceRow[];
}

export interface ReadFile extends Omit<ImportSource, 'tables' | 'close'> {
  tables: ReadTable[];
}

const known = new Set(['firstname', 'lastname', 'birthdate', 'phone', 'id']);

/** A folder of its own for files to import. */
export async function scratchFolder(): Promise<{
  path(name: string): string;
  write(name: string, content: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'import-files-'));
  const path = (name: string) => join(folder, name);
  return {
    path,
    async write(name, content) {
      await writeFile(path(name), content);
      return path(name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Reads a file whole, every table of it twice: as often as an import does. */
export async function readFile(path: string, request: SourceRequest = {}): Promise<ReadFile> {
  const source = await openSource(path, request, known);
  try {
    const tables: ReadTable[] = [];
    for (const { name, columns, rows, sample } of source.tables) {
      const read = await Array.fromAsync(rows());
      const first = await sample(2);
      if (JSON.stringify(first) !== JSON.stringify(read.slice(0, 2))) throw new Error('read differently');
      tables.push({ name, columns, rows: read });
    }
    return { ...source, tables };
  } finally {
    await source.close();
  }
}

/** The cells of sound rows, and the problems of the others. */
export function cellsOf(table: ReadTable | undefined): unknown[] {
  return (table?.rows ?? []).map((row) => ('problem' in row ? row.problem : row.cells));
}
