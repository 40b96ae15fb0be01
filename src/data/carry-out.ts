import type { z } from 'zod';
import { parseInput } from '../desk/index.ts';
import { idleTask, type Job, type Task, throwIfStopped } from './job.ts';
import type { OpenedClinic } from './schema/index.ts';

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
    const result = await job.run(clinic, parseInput(job.input, input), task);
    if (job.note !== undefined) await clinic.desk.noteDone(job.name, job.note(result), seconds());
    return result;
  } catch (error) {
    throw await clinic.desk.noteFailed(job.name, error, seconds());
  }
}
