import type { CellBatch } from '../../../storage/snapshot.ts';
import { writeCells } from '../formats/cells.ts';
import { sheetPath, workbookParts } from '../formats/workbook.ts';
import { rowsOfSheet, sheetBegin, sheetClose, textRow, xlsxForm } from '../formats/xlsx.ts';
import { Bytes } from '../out/bytes.ts';
import type { Sink } from '../out/sink.ts';
import { ZipWriter } from '../out/zip.ts';
import type { PlannedTable } from '../plan.ts';
import { batchesOf, type Run, writeText } from './rows.ts';
import { splitBatch } from './split-batch.ts';

/** A workbook: a sheet a table, further ones where a table has more rows than a sheet, and one that says what it all is. */
export async function writeXlsx(run: Run, to: Sink): Promise<void> {
  const { tables } = run.plan;
  const sheets = tables.map((table) => sheetsOf(table.name, run.head.rows[table.name] ?? 0));
  const zip = new ZipWriter(to);
  for (const [path, content] of workbookParts([...sheets.flat(), 'frontdesk']))
    await zip.add(path, (part) => writeText(part, content));
  let nth = 0;
  for (const [index, table] of tables.entries()) {
    const rows = new TableRows(run, table);
    for (const _ of sheets[index] ?? []) {
      nth += 1;
      await zip.add(sheetPath(nth), (sheet) => rows.fill(sheet));
    }
  }
  await zip.add(sheetPath(nth + 1), (sheet) => writeText(sheet, headSheet(run)));
  await zip.finish();
}

/** `patients`, `patients (2)` … */
function sheetsOf(table: string, rows: number): string[] {
  const count = Math.max(1, Math.ceil(rows / rowsOfSheet));
  return Array.from({ length: count }, (_, nth) => (nth === 0 ? table : `${table} (${nth + 1})`));
}

/** The rows of one table, sheet by sheet. */
class TableRows {
  readonly #table: PlannedTable;
  readonly #batches: Generator<CellBatch>;
  readonly #out = new Bytes();
  #rest: CellBatch | null = null;
  #written = 0;

  constructor(run: Run, table: PlannedTable) {
    this.#table = table;
    this.#batches = batchesOf(run, table);
  }

  /** As many of the rows as a sheet holds. */
  async fill(sheet: Sink): Promise<void> {
    const { name: table, columns } = this.#table;
    const header = columns.map(({ name }) => name);
    await writeText(sheet, sheetBegin + textRow(1, header));
    const form = xlsxForm(table, columns, this.#written);
    let room = rowsOfSheet;
    while (room > 0) {
      const batch = this.#next(room);
      if (batch === null) break;
      room -= batch.rows;
      this.#written += batch.rows;
      writeCells(batch, columns.length, form, this.#out);
      await sheet.write(this.#out.taken());
    }
    await writeText(sheet, sheetClose);
  }

  #next(most: number): CellBatch | null {
    const batch = this.#rest ?? this.#batches.next().value ?? null;
    this.#rest = null;
    if (batch === null || batch.rows <= most) return batch;
    const [fitting, rest] = splitBatch(batch, most);
    this.#rest = rest;
    return fitting;
  }
}

function headSheet({ head }: Run): string {
  const facts = Object.entries(head).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const rows = [['key', 'value'], ...facts].map((cells, nth) => textRow(nth + 1, cells));
  return `${sheetBegin}${rows.join('')}${sheetClose}`;
}
