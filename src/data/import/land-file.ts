import { z } from 'zod';
import {
  addCounts,
  beginUpload,
  createUpload,
  finishUpload,
  type UploadStart,
} from '../../clinic/uploads/index.ts';
import { type Desk, DeskError, defineOperation } from '../../desk/index.ts';
import { inChunks } from './chunks.ts';
import { landChunk } from './land-chunk.ts';
import { countsOf, fieldsOf, isRowRefusal, landEach, landRows, RowBroken } from './land-rows.ts';
import type { Ledger } from './ledger.ts';
import type { ImportPlan } from './plan.ts';
import { checkRows } from './ready-rows.ts';
import { Repeats } from './repeats.ts';
import type { OnConflict } from './tables/index.ts';

/** Rows to one unit of work: so few that other desks hardly wait, so many that a large file does not take for ever. */
const chunkRows = 50;

export interface LandFile {
  desk: Desk;
  plan: ImportPlan;
  start: UploadStart;
  onConflict: OnConflict;
  ledger: Ledger;
  signal: AbortSignal;
  /** Told how many rows were read so far. */
  progress(read: number): void;
}

/** Lands the file chunk by chunk; other desks work on in between. Returns the upload's id. */
export async function landInChunks(landing: LandFile): Promise<string> {
  const { desk, plan, start, onConflict, ledger, signal, progress } = landing;
  const { id } = await desk.perform(beginUpload, start);
  try {
    for await (const rows of inChunks(checkRows(plan.file, plan.reader), chunkRows)) {
      if (signal.aborted) throw stopped(ledger);
      const ready = rows.flatMap((row) => row.ready ?? []);
      const base = { table: start.table, upload: id, on_conflict: onConflict };
      await ledger.enter(
        rows,
        await landChunk((some) => desk.perform(landRows, { ...base, rows: [...some] }), ready),
      );
      progress(ledger.tally.read);
    }
    await finish(landing, id, 'done', null);
    return id;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await finish(landing, id, 'failed', message).catch(() => {
      // What broke the import (a full disk) may forbid this note as well: the upload stays `running`.
    });
    throw error;
  }
}

/** The same rows, the same rules, and everything taken back chunk by chunk: what would happen. */
export async function rehearseInChunks(landing: LandFile): Promise<void> {
  const { desk, plan, onConflict, signal, ledger, progress } = landing;
  const { table } = plan.reader;
  const repeats = new Repeats(table, onConflict);
  const base = { table: table.name, upload: null, on_conflict: onConflict };
  for await (const rows of inChunks(checkRows(plan.file, plan.reader), chunkRows)) {
    if (signal.aborted) throw stopped(ledger);
    const ready = rows.flatMap((row) => row.ready ?? []);
    const repeated = ready.flatMap((row) => repeats.outcomeOf(row) ?? []);
    const lines = new Set(repeated.map(({ line }) => line));
    const fresh = ready.filter(({ line }) => !lines.has(line));
    const landed = await landChunk((some) => desk.rehearse(landRows, { ...base, rows: [...some] }), fresh);
    repeats.remember(fresh, landed);
    await ledger.enter(rows, { ...landed, outcomes: [...landed.outcomes, ...repeated] });
    progress(ledger.tally.read);
  }
}

/** Lands every row in one unit of work, or none: other desks wait meanwhile. Returns the upload's id. */
export async function landAllOrNothing(landing: LandFile, dryRun: boolean): Promise<string> {
  const { desk, plan, start, onConflict, ledger, signal, progress } = landing;
  const whole = defineOperation({
    name: 'import.file',
    title: 'Import a file',
    input: z.object({}),
    permission: 'data.import',
    undo: 'never',
    async run(work): Promise<string> {
      const { id } = createUpload(work, start);
      await work.flush();
      for await (const rows of inChunks(checkRows(plan.file, plan.reader), chunkRows)) {
        if (signal.aborted) throw stopped(ledger);
        const landed = await landEach(
          work,
          plan.reader.table.name,
          onConflict,
          rows.flatMap((row) => row.ready ?? []),
        );
        await ledger.enter(rows, landed);
        progress(ledger.tally.read);
        await addCounts(work, id, { ...countsOf(landed.outcomes), read: rows.length });
        await work.flush();
      }
      if (ledger.tally.rejected > 0) throw someRejected(ledger);
      await work.run(finishUpload, { id, status: 'done', read: ledger.tally.read, rejected: 0, error: null });
      return id;
    },
  });
  try {
    return await (dryRun ? desk.rehearse(whole, {}) : desk.perform(whole, {}));
  } catch (error) {
    throw error instanceof RowBroken ? brokenOff(error) : error;
  }
}

/** A row that was refused when part of it was written already: what others there are cannot be told any more. */
function brokenOff(error: RowBroken): unknown {
  if (!isRowRefusal(error.cause)) return error.cause ?? error;
  const [reason = ''] = Object.values(fieldsOf(error.cause));
  return new DeskError(error.cause.code, `Line ${error.line} cannot land, so none did: ${reason}`, {
    hint: 'Mend it, or leave out --all-or-nothing.',
    cause: error,
  });
}

function someRejected({ tally }: Ledger): DeskError {
  const { rejected, read, problems } = tally;
  const [first] = problems;
  const where = first === undefined ? '' : ` First, line ${first.line}: ${first.reason}`;
  return new DeskError('invalid', `${rejected} of ${read} rows cannot land, so none did.${where}`, {
    hint: 'Mend them, or leave out --all-or-nothing.',
    details: { read, rejected, problems: problems.slice(0, 100) },
  });
}

function stopped({ tally }: Ledger): DeskError {
  return new DeskError('cancelled', `Stopped after ${tally.read} rows.`, {
    hint: 'Run it again to go on: rows that are in already are left as they are.',
  });
}

async function finish(
  { desk, ledger }: LandFile,
  id: string,
  status: 'done' | 'failed',
  error: string | null,
) {
  const { read, rejected } = ledger.tally;
  await desk.perform(finishUpload, { id, status, read, rejected, error });
}
