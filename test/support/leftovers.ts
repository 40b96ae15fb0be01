import { leftoverName } from '../../src/data/leftovers.ts';

/** No process has a number as high as this one. */
const noProcess = 2 ** 30;

/** As a process of this host names what is unfinished, and was killed. */
export function leftByTheKilled(what: string): string {
  return leftoverName(what).replace(`-${process.pid}-`, `-${noProcess}-`);
}

/** As a process of another host does, of which nobody here knows whether it lives. */
export function leftElsewhere(what: string): string {
  return leftoverName(what).replace(/(-\d+)-[0-9a-f]{8}-/, '$1-00c0ffee-');
}
