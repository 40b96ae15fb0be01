import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { describePlace } from '../../storage/describe.ts';
import { guardOf } from '../../storage/guard/guard.ts';
import { makeOwnFolder } from '../../storage/own-folder.ts';
import { type BackupRow, unpackBackup } from '../backup/index.ts';
import { diskFailure } from '../disk-failure.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { leftoverName, sweepLeftovers } from '../leftovers.ts';
import { requireRoom } from '../room.ts';
import { openClinic, revisionOf, shortRevision } from '../schema/index.ts';
import type { RestoreWanted } from './choose.ts';
import type { Ground } from './ground.ts';

/** Where a backup becomes a database beside the one that is there. */
export interface Scratch {
  readonly file: string;
  /**
   * Unpacks the backup into it, proves it and brings it up to this program's revision. Throws `damaged`,
   * `not_a_backup`, `newer`, `invalid`, `no_space`, `read_only`, `cancelled`.
   */
  fill(task: Task): Promise<void>;
}

/**
 * Finds room beside the database for a backup's scratch and hands that over; it is gone afterwards, unless it was put
 * in place. Throws `no_space`, `read_only`, and what the body throws.
 *
 * @param copies how many times the database must fit beside itself: for the scratch, and for what flows in
 */
export async function withScratch<T>(
  ground: Ground,
  backup: BackupRow,
  secret: Pick<RestoreWanted, 'passphrase' | 'identities'>,
  copies: number,
  body: (scratch: Scratch) => Promise<T>,
): Promise<T> {
  const folder = dirname(ground.place);
  const file = join(folder, leftoverName('restore'));
  const fill = async (task: Task) => {
    await unpackBackup(backup, file, secret, task, 'by hash');
    await bringUp(ground, file, backup);
    throwIfStopped(task);
  };
  try {
    makeOwnFolder(folder);
    await sweepLeftovers(folder);
    await requireRoom(new Map([[folder, backup.size_bytes * copies]]));
    return await body({ file, fill });
  } catch (error) {
    throw diskFailure(error, folder, ground.clinic?.engine);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(file + end, { force: true }).catch(() => {});
  }
}

/** An older state gets the revisions that came since, here, where it is nobody's database yet. */
async function bringUp(ground: Ground, scratch: string, { revision }: BackupRow): Promise<void> {
  const { revisions } = await describePlace(scratch);
  // What unpacks a backup holds its revision against what is in it.
  if (revision !== null && revision === shortRevision(revisions.at(-1) ?? '')) return;
  const clinic = await openClinic({ db: scratch, anyRevision: true, scratchOf: guardOf(ground.place) });
  try {
    const { pending } = await revisionOf(clinic.engine);
    if (pending.length === 0) return;
    const migrations = await clinic.engine.migrations();
    await migrations.apply(pending, { by: ground.actor.name, now: ground.clock.now() });
    const checks = [await clinic.engine.integrity(), await clinic.engine.foreignKeys()];
    const wrong = checks.find(({ ok }) => !ok);
    if (wrong !== undefined)
      refuse('damaged', `The backup could not be brought up to this program: ${wrong.message}.`, {
        hint: 'Nothing was changed. Use another backup.',
      });
  } finally {
    await clinic.close();
  }
}
