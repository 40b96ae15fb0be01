import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import {
  addCounts,
  beginUpload,
  createUpload,
  finishUpload,
  type UploadStart,
} from '../../clinic/uploads/index.ts';
import { type Desk, DeskError, defineOperation } from '../../desk/index.ts';
import { counted, countText } from '../../desk/words/index.ts';
import { acts } from '../acts.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { checkedChunks } from './chunks.ts';
import { type Lander, landChunkOf } from './land-rows.ts';
import { nothingLanded } from './landing/outcome.ts';
import type { Ledger } from './ledger.ts';
import { Pace } from './pace.ts';
import type { ImportPlan } from './plan.ts';

export interface LandFile {
  desk: Desk;
  plan: ImportPlan;
  start: UploadStart;
  lander: Lander;
  ledger: Ledger;
  task: Task;
}

/** Lands the file chunk by chunk; other desks work on in between. Returns the upload's id. */
export async function landInChunks(landing: LandFile): Promise<string> {
  const { desk, plan, start, lander, ledger, task } = landing;
  const { id } = await desk.perform(beginUpload, start);
  const landChunk = landChunkOf(lander, id);
  try {
    const pace = new Pace();
    for (const table of plan.tables) {
      const severalStatements = table.foreign?.throughOperations ?? false;
      for await (const checked of checkedChunks(table, pace)) {
        // Rows that are in memory already come without a pause; a stop must be heard all the same.
        await setImmediate();
        throwIfStopped(task);
        const rows = checked.flatMap(({ ready }) => ready ?? []);
        const landed =
          rows.length === 0 ? nothingLanded : await desk.perform(landChunk, { rows, severalStatements });
        pace.took(landed.milliseconds, rows.length);
        await ledger.enter(table, checked, landed);
      }
    }
    throwIfStopped(task);
    await finish(landing, id, 'done', null);
    return id;
  } catch (cause) {
    // Whatever was being read when the stop came says so in its own way.
    const error = task.signal.aborted ? stopped(id, ledger) : cause;
    const message = error instanceof DeskError ? error.message : 'A fault of the program.';
    await finish(landing, id, 'failed', message).catch(() => {
      // What broke the import (a full disk) may forbid this note as well: it stays `running` until the next start.
    });
    throw error;
  }
}

/** So many rows at a time; other desks wait until the end anyhow. */
const wholeChunk = { rows: 200 };

/** Lands every row in one unit of work, or none: other desks wait meanwhile. Returns the upload's id. */
export async function landAllOrNothing(landing: LandFile): Promise<string> {
  const { desk, plan, start, lander, ledger, task } = landing;
  const whole = defineOperation({
    ...acts.importFile,
    input: z.object({}),
    async run(work): Promise<string> {
      const { id } = createUpload(work, start);
      await work.flush();
      for (const table of plan.tables) {
        const severalStatements = table.foreign?.throughOperations ?? false;
        for await (const checked of checkedChunks(table, wholeChunk)) {
          throwIfStopped(task);
          const rows = checked.flatMap(({ ready }) => ready ?? []);
          await ledger.enter(table, checked, await lander.land(work, { rows, severalStatements }));
        }
      }
      const { counts } = ledger.tally;
      if (counts.rejected > 0) throw someRejected(ledger, counts.read);
      await addCounts(work, id, counts);
      await work.run(finishUpload, { id, status: 'done', read: counts.read, rejected: 0, error: null });
      return id;
    },
  });
  return desk.perform(whole, {});
}

/** Refuses a file in which a row is bad by itself, before anybody has to wait for the others. */
export async function refuseBadRows({ plan, ledger, task }: LandFile): Promise<void> {
  let read = 0;
  for (const table of plan.tables) {
    for await (const checked of checkedChunks(table, wholeChunk)) {
      throwIfStopped(task);
      read += checked.length;
      const bad = checked.filter(({ ready }) => ready === undefined);
      await ledger.enter(table, bad, nothingLanded);
    }
  }
  if (ledger.tally.counts.rejected > 0) throw someRejected(ledger, read);
}

function someRejected({ tally }: Ledger, read: number): DeskError {
  const { rejected } = tally.counts;
  const [first] = tally.problems;
  const where = first === undefined ? '' : ` First, line ${first.line}: ${first.reason}`;
  return new DeskError(
    'invalid',
    `${countText(rejected)} of ${countText(read)} rows cannot land, so none did.${where}`,
    {
      hint: 'Mend them, or leave out --all-or-nothing.',
      details: { read, rejected, problems: tally.problems.slice(0, 100) },
    },
  );
}

function stopped(upload: string, { tally }: Ledger): DeskError {
  const { read, inserted, updated } = tally.counts;
  return new DeskError(
    'cancelled',
    `Stopped after ${counted(read, 'row')}: ${countText(inserted)} inserted, ${countText(updated)} updated.`,
    {
      hint: `Run it again to go on: rows that are in already are left as they are. Or take them back: uploads undo ${upload}.`,
      details: { upload, ...tally.counts },
    },
  );
}

async function finish(
  { desk, ledger }: LandFile,
  id: string,
  status: 'done' | 'failed',
  error: string | null,
) {
  const { read, rejected } = ledger.tally.counts;
  await desk.perform(finishUpload, { id, status, read, rejected, error });
}
