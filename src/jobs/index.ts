export type { JobPlace } from './messages.ts';
export { jobNamed, jobNames } from './registry.ts';
export { jobsInChildren, type RunningJob, type StartJob } from './start.ts';
export { titlesOf } from './title-of.ts';
