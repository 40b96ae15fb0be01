import { StorageError } from '../../storage/errors.ts';
import { withLock } from '../../storage/lock.ts';
import { dueNow } from './due.ts';
import type { Upkeep } from './upkeep.ts';

/** The lock that scheduled work is done under. */
export const scheduleLock = 'schedule';

/**
 * Whether something is due that nobody is doing already: so that of many desks, which all see it in the same minute,
 * not each starts a process to find out.
 *
 * @param place the database
 */
export async function isAnythingDue(place: string, { settings, facts, now }: Upkeep): Promise<boolean> {
  if (dueNow(settings, facts, now).length === 0) return false;
  try {
    return await withLock(place, scheduleLock, async () => true, { patience: 0 });
  } catch (error) {
    if (error instanceof StorageError) return false;
    throw error;
  }
}
