import { AsyncLocalStorage } from 'node:async_hooks';
import { DeskError } from './errors.ts';

/** The counter that a restore raises: the state that everything on a screen was read from. */
export const epochCounter = 'epoch';

/** The state of the database that an act began from. */
export interface Beginning {
  /** The epoch as it was then; undefined while nobody knows it, and then nothing is refused. */
  readonly epoch: number | undefined;
  /** Hears the epoch that there is now when an act was refused for it: who was told once may go on knowingly. */
  told?(epoch: number): void;
}

const beginnings = new AsyncLocalStorage<Beginning>();

/** Runs a body as something that began in this state: what it performs after a restore is refused. */
export function begunIn<T>(beginning: Beginning, body: () => T): T {
  return beginnings.run(beginning, body);
}

/** The state that the running body began from, null when nobody said. */
export function currentBeginning(): Beginning | null {
  return beginnings.getStore() ?? null;
}

/** Throws `stale` when the database was restored since the act began. */
export function refuseOtherEpoch(beginning: Beginning, now: number): void {
  if (beginning.epoch === undefined || beginning.epoch === now) return;
  beginning.told?.(now);
  throw new DeskError('stale', 'The database was restored from a backup since this was begun.', {
    hint: 'Look at what is there now, then do it again.',
    details: { epoch: now },
  });
}
