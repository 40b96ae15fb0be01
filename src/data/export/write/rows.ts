import type { CellBatch, Snapshot } from '../../../storage/snapshot.ts';
import { type Task, throwIfStopped } from '../../job.ts';
import { type CellForm, writeCells } from '../formats/cells.ts';
import type { Head } from '../head.ts';
import { rowMask } from '../mask/rows.ts';
import type { Secret } from '../mask/secret.ts';
import { Bytes } from '../out/bytes.ts';
import type { Sink } from '../out/sink.ts';
import type { ExportPlan, PlannedTable } from '../plan.ts';

/** One export under way. */
export interface Run {
  readonly plan: ExportPlan;
  readonly snapshot: Snapshot;
  readonly head: Head;
  readonly task: Task;
  /** Null: people stay in it. */
  readonly secret: Secret | null;
  /** How CSV is written. */
  readonly csv: { readonly bom: boolean; readonly newline: string };
  /** Hears how many rows more are written. */
  wrote(rows: number): void;
}

/** The batches of a table, masked where that is asked for, each with its rows counted; stops when the task is stopped. */
export function* batchesOf(run: Run, table: PlannedTable): Generator<CellBatch> {
  const { snapshot, secret, head } = run;
  const read = secret === null ? table.columns : table.all;
  const columns = read.map(({ name, kind }) => ({ name, isFraction: kind === 'fraction' }));
  const mask =
    secret === null
      ? null
      : rowMask({
          table: table.name,
          read,
          give: table.columns,
          secret,
          today: head.exported_at.slice(0, 10),
        });
  for (const batch of snapshot.batches(table.name, columns, table.filters)) {
    throwIfStopped(run.task);
    yield mask === null ? batch : mask(batch);
    run.wrote(batch.rows);
  }
}

/** Writes every row of a table in one form. */
export async function writeRows(run: Run, table: PlannedTable, form: CellForm, to: Sink): Promise<void> {
  const out = new Bytes();
  for (const batch of batchesOf(run, table)) {
    writeCells(batch, table.columns.length, form, out);
    await to.write(out.taken());
  }
}

export function writeText(to: Sink, text: string): Promise<void> {
  return to.write(Buffer.from(text));
}
