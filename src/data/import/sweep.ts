import { abandonUploads, listUploads } from '../../clinic/uploads/index.ts';
import { StorageError } from '../../storage/errors.ts';
import { withLock } from '../../storage/lock.ts';
import type { OpenedClinic } from '../schema/index.ts';

/** The lock that an import holds from beginning to end: the system takes it from a process that dies. */
export const importLock = 'import';

type Clinic = Pick<OpenedClinic, 'desk' | 'engine'>;

/** Notes of imports that were killed that they have failed. For the start of the program; while one runs it does nothing. */
export async function sweepUploads(clinic: Clinic): Promise<void> {
  try {
    await withLock(clinic.engine.place, importLock, () => abandonDead(clinic), { patience: 0 });
  } catch (error) {
    if (!(error instanceof StorageError && (error.kind === 'busy' || error.kind === 'read_only')))
      throw error;
  }
}

/** The same for whoever holds the lock. */
export async function abandonDead({ desk }: Clinic): Promise<void> {
  const latest = await desk.read(listUploads, { limit: '200' });
  if (latest.some(({ status }) => status === 'running')) await desk.perform(abandonUploads, {});
}
