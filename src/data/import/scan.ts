import { type Task, throwIfStopped } from '../job.ts';
import { type OrderFound, OrderTally } from './dates/order.ts';
import { readingsOf } from './dates/read.ts';
import type { SourceTable } from './source.ts';
import type { ImportTable } from './tables/index.ts';

/** What one look through a table of a file tells of it. */
export interface Scanned {
  rows: number;
  /** Rows that cannot be cut into cells. */
  unreadable: number;
  order: OrderFound;
  /** How many rows have something in it, by column. */
  filled: Record<string, number>;
  /** How many births lie before 1920: often a date that stands for “not known”. */
  births_before_1920: number;
}

interface Mapped {
  source: SourceTable;
  table: ImportTable;
  mapping: Readonly<Record<string, string>>;
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/;

/** Reads a table once from end to end. All dates decide together how they are written: a person writes them in one way. */
export async function scanTable({ source, table, mapping }: Mapped, task: Task): Promise<Scanned> {
  const kinds = source.columns.map((column) => table.fields.find(({ name }) => name === mapping[column]));
  const places = kinds.flatMap((field, index) =>
    field?.kind === 'date' || field?.kind === 'moment' ? [index] : [],
  );
  const birth = kinds.findIndex((field) => field?.name.endsWith('birth_date'));
  const tally = new OrderTally();
  const filled = new Array<number>(source.columns.length).fill(0);
  const scanned = { rows: 0, unreadable: 0, births_before_1920: 0 };
  let knowsPlain = false;
  for await (const batch of source.batches()) {
    throwIfStopped(task);
    for (const row of batch) {
      scanned.rows += 1;
      if ('problem' in row) {
        scanned.unreadable += 1;
        continue;
      }
      const { cells, line } = row;
      for (let index = 0; index < filled.length; index += 1)
        if (cells[index]) filled[index] = (filled[index] ?? 0) + 1;
      for (const place of places) {
        const value = cells[place] ?? '';
        const isPlain = isoDate.test(value);
        if (value !== '' && !(isPlain && knowsPlain)) tally.add(line, value);
        knowsPlain ||= isPlain;
      }
      if (birth >= 0 && isBefore1920(cells[birth] ?? '')) scanned.births_before_1920 += 1;
    }
    task.progress({
      phase: 'looking through it',
      done: scanned.rows,
      total: source.rows_expected,
      unit: 'rows',
    });
  }
  const counts = source.columns.map((column, index): [string, number] => [column, filled[index] ?? 0]);
  return { ...scanned, order: tally.result(), filled: Object.fromEntries(counts) };
}

/** The year is the same in whatever order day and month stand. */
function isBefore1920(value: string): boolean {
  if (isoDate.test(value)) return value < '1920';
  const readings = value === '' ? undefined : readingsOf(value);
  const date = readings?.plain ?? readings?.dmy ?? readings?.mdy;
  return date !== undefined && date < '1920';
}
