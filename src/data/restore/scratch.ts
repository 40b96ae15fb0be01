import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { guardOf } from '../../storage/guard/guard.ts';
import { makeOwnFolder } from '../../storage/own-folder.ts';
import { type BackupRow, unpackBackup } from '../backup/index.ts';
import { diskFailure } from '../disk-failure.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { leftoverName, sweepLeftovers } from '../leftovers.ts';
import { requireRoom } from '../room.ts';
import { openClinic, revisionOf } from '../schema/index.ts';
import type { RestoreWanted } from './choose.ts';
import type { Ground } from './ground.ts';

/** Where a backup becomes a database beside the one that is there. */
export interface Scratch {
  readonly file: string;
  /** What of its triggers, views and indexes was not as its revisions make it, and is now, once it is filled: a sentence each. */
  readonly mended: readonly string[];
  /**
   * Unpacks the backup into it, proves it, and brings it to this program's revision and rules. Throws `damaged`,
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
  const mended: string[] = [];
  const fill = async (task: Task) => {
    await unpackBackup(backup, file, secret, task, 'by hash');
    mended.push(...(await bringUp(ground, file)));
    throwIfStopped(task);
  };
  try {
    makeOwnFolder(folder);
    await sweepLeftovers(folder);
    await requireRoom(new Map([[folder, backup.size_bytes * copies]]));
    return await body({ file, mended, fill });
  } catch (error) {
    throw diskFailure(error, folder, ground.clinic?.engine);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(file + end, { force: true }).catch(() => {});
  }
}

/**
 * Whoever can write where backups lie can take the rules out of one, or put own ones in: it gets those of its revisions.
 * An older state then gets the revisions that came since, here, where it is nobody's database yet.
 */
async function bringUp(ground: Ground, scratch: string): Promise<readonly string[]> {
  const clinic = await openClinic({ db: scratch, anyRevision: true, scratchOf: guardOf(ground.place) });
  try {
    const migrations = await clinic.engine.migrations();
    const { mended, missing } = await migrations.mend().catch((error: unknown) => refuseRows(error));
    if (missing.length > 0)
      refuse('damaged', `The backup lacks ${missing.slice(0, 3).join(', ')}.`, {
        hint: 'Nothing was changed. Use another backup.',
      });
    const { pending } = await revisionOf(clinic.engine);
    if (pending.length === 0) return mended;
    await migrations.apply(pending, { by: ground.actor.name, now: ground.clock.now() });
    const checks = [await clinic.engine.integrity(), await clinic.engine.foreignKeys()];
    const wrong = checks.find(({ ok }) => !ok);
    if (wrong !== undefined)
      refuse('damaged', `The backup could not be brought up to this program: ${wrong.message}.`, {
        hint: 'Nothing was changed. Use another backup.',
      });
    return mended;
  } finally {
    await clinic.close();
  }
}

function refuseRows(cause: unknown): never {
  return refuse('damaged', 'The backup has rows that the rules of its revision do not let be.', {
    hint: 'Nothing was changed. Use another backup.',
    cause,
  });
}
