import { rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { describePlace } from '../../storage/describe.ts';
import { makeOwnFolder } from '../../storage/own-folder.ts';
import { diskFailure } from '../backup/failure.ts';
import { type BackupRow, unpackBackup } from '../backup/index.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { leftoverName, sweepLeftovers } from '../leftovers.ts';
import { openClinic, revisionOf, shortRevision } from '../schema/index.ts';
import type { RestoreWanted } from './choose.ts';
import type { Ground } from './ground.ts';

/** Left for the others who write to the same disk. */
const reserve = 16 * 1024 * 1024;

/**
 * Unpacks a backup beside the database, proves it, brings it up to this program's revision and hands it over; it is
 * gone afterwards, unless it was put in place. Throws `damaged`, `not_a_backup`, `newer`, `invalid`, `no_space`,
 * `read_only`, `cancelled`.
 *
 * @param copies how many times the database must fit beside itself: for the scratch, and for what flows in
 */
export async function withScratch<T>(
  ground: Ground,
  backup: BackupRow,
  secret: Pick<RestoreWanted, 'passphrase' | 'identities'>,
  task: Task,
  copies: number,
  body: (scratch: string) => Promise<T>,
): Promise<T> {
  const folder = dirname(ground.place);
  const scratch = join(folder, leftoverName('restore'));
  try {
    makeOwnFolder(folder);
    await sweepLeftovers(folder);
    await requireRoom(folder, backup.size_bytes * copies);
    await unpackBackup(backup, scratch, secret, task, 'passing');
    await bringUp(ground, scratch, backup);
    throwIfStopped(task);
    return await body(scratch);
  } catch (error) {
    throw diskFailure(error, folder, ground.clinic?.engine);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm'])
      await rm(scratch + end, { force: true }).catch(() => {});
  }
}

async function requireRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes + reserve) return;
  refuse(
    'no_space',
    `There is not enough room in ${folder}: the restore needs ${megabytes(bytes)}, ${megabytes(bavail * bsize)} are free.`,
    {
      hint: 'Free some room, then try again. Nothing was changed.',
    },
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/** An older state gets the revisions that came since, here, where it is nobody's database yet. */
async function bringUp(ground: Ground, scratch: string, { revision }: BackupRow): Promise<void> {
  const { revisions } = await describePlace(scratch);
  // What unpacks a backup holds its revision against what is in it.
  if (revision !== null && revision === shortRevision(revisions.at(-1) ?? '')) return;
  const clinic = await openClinic({ db: scratch, anyRevision: true });
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
