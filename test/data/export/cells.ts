import type { CellForm } from '../../../src/data/export/formats/cells.ts';
import { writeCells } from '../../../src/data/export/formats/cells.ts';
import { Bytes } from '../../../src/data/export/out/bytes.ts';
import type { ColumnKind, ExportColumn } from '../../../src/data/export/tables.ts';
import { type CellBatch, cellEnd, nullCell, rowEnd } from '../../../src/storage/snapshot.ts';

export type Cell = string | null;

export function column(name: string, kind: ColumnKind = 'text'): ExportColumn {
  return { name, kind, isNullable: true, isGenerated: false, isHidden: false, choices: [] };
}

/** Rows as a snapshot gives them. */
export function batchOf(rows: readonly (readonly Cell[])[]): CellBatch {
  const parts = rows.flatMap((cells) =>
    cells.flatMap((cell, nth) => [
      cell === null ? Buffer.from([nullCell]) : Buffer.from(cell),
      Buffer.from([nth === cells.length - 1 ? rowEnd : cellEnd]),
    ]),
  );
  return { bytes: Buffer.concat(parts), rows: rows.length };
}

/** What a form makes of rows, in batches of two. */
export function written(form: CellForm, rows: readonly (readonly Cell[])[]): string {
  const out = new Bytes();
  let text = '';
  for (let from = 0; from < rows.length; from += 2) {
    const some = rows.slice(from, from + 2);
    writeCells(batchOf(some), some[0]?.length ?? 0, form, out);
    text += Buffer.from(out.taken()).toString('utf8');
  }
  return text;
}
