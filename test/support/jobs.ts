import { carryOut } from '../../src/data/carry-out.ts';
import type { OpenedClinic } from '../../src/data/schema/index.ts';
import type { StartJob } from '../../src/jobs/index.ts';

/** Runs jobs in the test's own process, on its clock: the same work, without the process around it. */
export function jobsHere(clinic: OpenedClinic): StartJob {
  return (job, input, heard) => {
    const stop = new AbortController();
    return {
      result: carryOut(clinic, job, input, { signal: stop.signal, progress: heard }),
      cancel: () => stop.abort(),
    };
  };
}
