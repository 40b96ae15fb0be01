import type { Jobs } from '../data/use-jobs.ts';

/** Backs up the clinic from wherever one is. */
export type BackUpCommand = (jobs: Jobs) => Promise<unknown>;
