export type { DeskDoor } from './desk.ts';
export { useEveryMinute } from './use-every-minute.ts';
export { type JobOptions, type Jobs, useJobs } from './use-jobs.ts';
export { type LongWork, useLongWork } from './use-long-work.ts';
export { type Looking, useLook } from './use-look.ts';
export {
  type Perform,
  type PerformOptions,
  type Reader,
  useDesk,
  usePerform,
  useReader,
} from './use-perform.ts';
export { type Reading, type ReadOptions, useRead } from './use-read.ts';
export { useReadAgain } from './use-read-again.ts';
export { useTitles } from './use-titles.ts';
