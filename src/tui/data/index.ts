export type { DeskDoor } from './desk.ts';
export { makeQueries } from './queries.ts';
export {
  type Perform,
  type PerformOptions,
  type Reader,
  useDesk,
  usePerform,
  useReader,
} from './use-perform.ts';
export { type Reading, type ReadOptions, useRead } from './use-read.ts';
