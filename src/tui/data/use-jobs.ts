import { useMemo } from 'react';
import type { z } from 'zod';
import type { Job } from '../../data/job.ts';
import { DeskError } from '../../desk/errors.ts';
import { describeError } from '../shell/describe-error.ts';
import type { JobView } from '../shell/jobs/job-desk.ts';
import { message } from '../shell/message.ts';
import { useServices } from '../shell/services.ts';
import { useStore } from '../shell/store.ts';

export interface JobOptions<R> {
  /** What the message line says afterwards; the job's title unless given. */
  readonly said?: string | ((result: R) => string) | undefined;
  /** Says nothing when it went well. */
  readonly quiet?: boolean | undefined;
}

export interface Jobs {
  /** What is under way, whichever screen began it. */
  readonly running: JobView | null;
  /** Runs long work in a process of its own; the screens stay usable. The result, or null after a refusal or a stop. */
  run<I extends z.ZodType, R>(job: Job<I, R>, input: z.input<I>, options?: JobOptions<R>): Promise<R | null>;
  /** As `run`, and throws what went wrong: for a screen that shows it itself. */
  raw<I extends z.ZodType, R>(job: Job<I, R>, input: z.input<I>): Promise<R>;
  /** Asks what is under way to stop where nothing is half done. */
  cancel(): void;
}

/** The way to long work: backup, restore, import. One at a time; all screens read again when it is done. */
export function useJobs(): Jobs {
  const services = useServices();
  const running = useStore(services.job);
  const acts = useMemo(() => {
    const raw: Jobs['raw'] = async (job, input) => {
      try {
        return await services.jobs.run(job, input);
      } catch (problem) {
        // The other process was told so: this desk asks for itself, and closes its door.
        if (problem instanceof DeskError && problem.code === 'not_signed_in') await services.seat.look();
        throw problem;
      } finally {
        void services.queries.invalidateQueries();
      }
    };
    const run: Jobs['run'] = async (job, input, { said, quiet } = {}) => {
      try {
        const result = await raw(job, input);
        const words = typeof said === 'function' ? said(result) : (said ?? `${job.title}: done.`);
        if (!quiet) services.message.set(message('ok', words));
        return result;
      } catch (problem) {
        const isStopped = problem instanceof DeskError && problem.code === 'cancelled';
        const words = describeError(problem);
        services.message.set(
          isStopped ? message('warning', `${job.title}: ${words}`) : message('error', words),
        );
        return null;
      }
    };
    return { raw, run, cancel: () => services.jobs.cancel() };
  }, [services]);
  return useMemo(() => ({ ...acts, running }), [acts, running]);
}
