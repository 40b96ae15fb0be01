import type { z } from 'zod';
import { guardRefusal } from '../desk/guard-refusal.ts';
import { begunIn, isRefusal, parseInput } from '../desk/index.ts';
import { GuardError } from '../storage/guard/error.ts';
import { foldersIn, keptTo, limitsOf } from './access/allowed-folders.ts';
import { isWithin, outsideError } from './access/within.ts';
import { idleTask, type Job, type Task, throwIfStopped } from './job.ts';
import { type OpenClinicOptions, type OpenedClinic, openClinic } from './schema/index.ts';

/**
 * Runs a job to its end and notes in the operations log that it was done or has failed. Throws DeskError for
 * everything a person can mend, `cancelled` when the task was stopped.
 */
export async function carryOut<I extends z.ZodType, R>(
  clinic: OpenedClinic,
  job: Job<I, R>,
  input: z.input<I>,
  task: Task = idleTask,
): Promise<R> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    throwIfStopped(task);
    await clinic.desk.permit(job.permission, job.name);
    const parsed = parseInput(job.input, input);
    const more = job.alsoAsks?.(parsed) ?? null;
    if (more !== null) await clinic.desk.permit(more, job.name);
    await confine(clinic, job.name, job.paths?.(parsed) ?? []);
    if (job.isAudited) await clinic.desk.noteBegun(job.name);
    // Rows that were read for the clinic as it was (an import) do not land in what was restored meanwhile.
    const result = await begunIn({ epoch: await epochOf(clinic) }, () => job.run(clinic, parsed, task));
    if (job.note !== undefined)
      await clinic.desk.noteDone(job.name, job.note(result), seconds(), job.isAudited);
    return result;
  } catch (error) {
    throw await clinic.desk.noteFailed(job.name, error, seconds());
  }
}

/** Throws `forbidden`, on record, for a path that leads out of the folders that the one who calls is kept to. */
async function confine(clinic: OpenedClinic, work: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const kept = await keptTo(clinic.desk, limitsOf(clinic));
  const outside = kept === null ? undefined : paths.find((path) => !isWithin(path, kept.all));
  if (kept && outside !== undefined)
    throw await clinic.desk.noteRefused(work, outsideError(outside, kept.all));
}

/** Where there is no clinic to say who somebody is, whoever sits at a screen names nothing elsewhere. */
function refuseOutsideOfLost({ files }: OpenClinicOptions, paths: readonly string[]): void {
  if (files === undefined || files.confine === 'others') return;
  const { all } = foldersIn(files);
  const outside = paths.find((path) => !isWithin(path, all));
  if (outside !== undefined) throw outsideError(outside, all);
}

/** Undefined in a database that has no counters yet, or none that can be read: what is wrong is the job's to say. */
function epochOf({ engine }: OpenedClinic): Promise<number | undefined> {
  return engine.epoch().catch(() => undefined);
}

/** Opens the clinic of a place, of whatever revision, and runs a job there; also where none can be opened, if it can do without. */
export async function carryOutAt<I extends z.ZodType, R>(
  place: OpenClinicOptions,
  job: Job<I, R>,
  input: z.input<I>,
  task: Task = idleTask,
): Promise<R> {
  const clinic = await openClinic({ ...place, anyRevision: true }).catch((error: unknown) => {
    if (job.runWithout !== undefined && isRefusal(error, 'corrupt', 'no_database')) return null;
    throw error;
  });
  if (clinic === null) return withoutClinic(place, job, input, task);
  try {
    return await carryOut(clinic, job, input, task);
  } finally {
    await clinic.close();
  }
}

async function withoutClinic<I extends z.ZodType, R>(
  place: OpenClinicOptions,
  job: Job<I, R>,
  input: z.input<I>,
  task: Task,
): Promise<R> {
  if (job.runWithout === undefined) throw new TypeError(`${job.name} needs a clinic.`);
  try {
    const parsed = parseInput(job.input, input);
    refuseOutsideOfLost(place, job.paths?.(parsed) ?? []);
    return await job.runWithout(place, parsed, task);
  } catch (error) {
    // What guarded the lost database may be damaged, too.
    throw error instanceof GuardError ? guardRefusal(error) : error;
  }
}
