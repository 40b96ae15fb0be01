import { DeskError } from '../desk/index.ts';
import { StorageError } from '../storage/errors.ts';
import { withLock } from '../storage/lock.ts';
import type { Task } from './job.ts';
import { openError } from './schema/open-error.ts';

/**
 * Runs one body at a time among all desks (`withLock`), and says while it waits that it does. Throws DeskError `busy`
 * when the other takes longer than ten minutes, `read_only`, and `cancelled` when the task was stopped meanwhile.
 */
export async function oneAtATime<T>(
  place: string,
  name: string,
  task: Task,
  body: () => Promise<T>,
): Promise<T> {
  const onWait = () =>
    task.progress({ phase: 'waiting for another desk', done: 0, total: null, unit: 'steps' });
  try {
    return await withLock(place, name, body, { signal: task.signal, onWait });
  } catch (error) {
    if (error instanceof StorageError) throw openError(error);
    if (error instanceof Error && error === task.signal.reason)
      throw new DeskError('cancelled', 'Stopped.', { hint: 'Nothing is half done.' });
    throw error;
  }
}
