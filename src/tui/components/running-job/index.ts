export { runningJobActions } from './actions.ts';
export { RunningJob, useBodyAboveJob } from './running-job.tsx';
