import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Strides of a file, 1 MB each, between two collections. */
const every = 16;

let collect: NodeJS.GCFunction | undefined;
let strides = 0;

/**
 * To be called once a stride. Compressing and sealing leave a small buffer behind for every few kilobytes, which are
 * cheap to give back at once (some 2 ms a time); left to itself the runtime lets a hundred megabytes of them gather.
 */
export function tidyUp(): void {
  strides += 1;
  if (strides % every !== 0) return;
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc');
  }
  collect?.({ type: 'minor', execution: 'sync' });
}
