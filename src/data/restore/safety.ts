import { isRefusal, refuse } from '../../desk/index.ts';
import { type BackupRow, makeBackup, removeBackup } from '../backup/index.ts';
import type { Task } from '../job.ts';
import { type OpenedClinic, revisionOf } from '../schema/index.ts';
import { safetyNote } from './choose.ts';

/** What is kept of the present before a restore. */
export interface Safety {
  /** The safety copies, the last one of the last state; none where there is nothing yet. */
  readonly copies: readonly BackupRow[];
  /** The change counter from before the last copy. */
  readonly seen: number;
}

/**
 * Makes a backup of what is there now; it counts as one only once the proviso has gone well. Answers `damaged` where
 * that is too damaged to be kept so.
 */
export async function keepSafety(
  clinic: OpenedClinic,
  backup: BackupRow,
  task: Task,
  proviso?: Promise<unknown>,
): Promise<Safety | 'damaged'> {
  const seen = await changesOf(clinic);
  try {
    if ((await revisionOf(clinic.engine)).current === null) return { copies: [], seen };
    const note = `${safetyNote} ${backup.id}`;
    return { copies: [await makeBackup(clinic, { note }, task, proviso)], seen };
  } catch (error) {
    const isCorrupt = isRefusal(error, 'corrupt') || clinic.engine.explain(error)?.kind === 'corrupt';
    if (isCorrupt) return 'damaged';
    throw error;
  }
}

/**
 * To be asked once nobody else can write any more: what others have done since the copy would be neither in it nor in
 * what comes, so another one is made. Throws `corrupt` where damage has come up only now.
 */
export async function keepLastState(
  clinic: OpenedClinic,
  safety: Safety,
  backup: BackupRow,
  task: Task,
): Promise<Safety> {
  if (safety.copies.length === 0 || (await changesOf(clinic)) === safety.seen) return safety;
  const last = await keepSafety(clinic, backup, task);
  if (last !== 'damaged') return { ...last, copies: [...safety.copies, ...last.copies] };
  return refuse('corrupt', 'The database was damaged while it was to be replaced.', {
    hint: 'Nothing was changed. Try again: the damaged one is set aside then.',
  });
}

/** Without the restore the copies would pass for what was there before the last one. */
export async function dropSafety({ copies }: Safety): Promise<void> {
  for (const copy of copies) await removeBackup(copy).catch(() => {});
}

/** 0 where nobody counts: an empty database. Nothing that can be read would go unseen. */
async function changesOf({ engine }: OpenedClinic): Promise<number> {
  return engine.changes().catch(() => 0);
}
