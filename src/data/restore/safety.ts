import { isRefusal, refuse } from '../../desk/index.ts';
import { type BackupRow, makeBackup } from '../backup/index.ts';
import type { Task } from '../job.ts';
import { type OpenedClinic, revisionOf } from '../schema/index.ts';
import { safetyNote } from './choose.ts';

/** What is kept of the present before a restore. */
export interface Safety {
  /** The safety copy's id, null where there is nothing yet, `damaged` where it is too damaged to be kept so. */
  readonly copy: string | null | 'damaged';
  /** The change counter from before the copy. */
  readonly seen: number;
}

/** A backup of what is there now; it counts as one only once the proviso has gone well. */
export async function keepSafetyCopy(
  clinic: OpenedClinic,
  backup: BackupRow,
  task: Task,
  proviso?: Promise<unknown>,
): Promise<Safety> {
  const seen = await changesOf(clinic);
  try {
    if ((await revisionOf(clinic.engine)).current === null) return { copy: null, seen };
    const note = `${safetyNote} ${backup.id}`;
    return { copy: (await makeBackup(clinic, { note }, task, proviso)).id, seen };
  } catch (error) {
    const isCorrupt = isRefusal(error, 'corrupt') || clinic.engine.explain(error)?.kind === 'corrupt';
    if (isCorrupt) return { copy: 'damaged', seen };
    throw error;
  }
}

/**
 * To be asked once nobody else can write any more: what others have done since the safety copy would be neither in it
 * nor in what comes, so another one takes its place. Answers its id. Throws `corrupt` where damage has come up only now.
 */
export async function keepLastState(
  clinic: OpenedClinic,
  safety: Safety,
  backup: BackupRow,
  task: Task,
): Promise<Safety['copy']> {
  if (safety.copy === null || (await changesOf(clinic)) === safety.seen) return safety.copy;
  const { copy } = await keepSafetyCopy(clinic, backup, task);
  if (copy !== 'damaged') return copy;
  return refuse('corrupt', 'The database was damaged while it was to be replaced.', {
    hint: 'Nothing was changed. Try again: the damaged one is set aside then.',
  });
}

/** 0 where nobody counts: an empty database. Nothing that can be read would go unseen. */
async function changesOf({ engine }: OpenedClinic): Promise<number> {
  return engine.changes().catch(() => 0);
}
