import { fileOfPlace } from './place.ts';

/** The name of the lock under which the whole database changes its shape or is replaced: migrate, downgrade, restore. */
export const changeLock = 'change';

export interface LockOptions {
  /** How long to wait for whoever has it, milliseconds; ten minutes unless said. */
  readonly patience?: number;
  /** Stops the waiting; the body itself is not stopped. */
  readonly signal?: AbortSignal;
  /** Called once when somebody else has it and the waiting begins. */
  onWait?(): void;
}

/**
 * Runs one body at a time among all processes of this machine that ask for the same lock of the same place. The
 * system takes the lock from a process that dies, so nothing is ever left locked. Asked for again inside of its own
 * body it is simply there. Other names are other locks: they do not exclude each other.
 *
 * @param place the database (path or address), or a folder that is to be worked in by one alone
 * @param name small letters and hyphens: what is done, such as `change`, `prune`, `schedule`
 * Throws StorageError `busy` after `patience`, `read_only` where no lock can be made, and the signal's reason when it came.
 */
export async function withLock<T>(
  place: string,
  name: string,
  body: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const path = fileOfPlace(place);
  const { withFileLock } = await import('./sqlite/lock.ts');
  return withFileLock(path, name === changeLock ? '.lock' : `.${name}.lock`, body, options);
}
