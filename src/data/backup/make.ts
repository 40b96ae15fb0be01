import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import pkg from '../../../package.json' with { type: 'json' };
import { makeOwnFolder } from '../../storage/own-folder.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { leftoverName, sweepLeftovers } from '../leftovers.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { hashFile } from './disk.ts';
import { diskFailure } from './failure.ts';
import { revisionIn } from './proof.ts';
import { publish } from './publish.ts';
import { requireRoom } from './room.ts';
import type { BackupRow } from './row.ts';
import { takeSnapshot } from './snapshot.ts';
import { targetOf } from './target.ts';

export const backupInput = z.object({
  to: z.string().min(1).optional().describe('The file to write; otherwise one in the folder of the backups'),
  note: z.string().trim().max(500).optional().describe('What it was made for'),
});

/** What a backup is to be; everything may be left out. */
export type BackupWanted = z.input<typeof backupInput>;

/**
 * Backs a clinic up while others go on writing: a copy of one moment, proved whole before it counts as a backup. The
 * database may be of any revision. Throws `no_space` before anything is written where there is no room, `invalid` where
 * the file is there already, `read_only`, `corrupt`, `busy`, `cancelled`; then nothing is left behind.
 */
export async function makeBackup(clinic: OpenedClinic, wanted: BackupWanted, task: Task): Promise<BackupRow> {
  const target = targetOf(clinic.backups, clinic.desk.clock.now(), { to: wanted.to, isEncrypted: false });
  const scratch = join(target.folder, `${leftoverName('backup')}.${target.id}.db`);
  try {
    makeOwnFolder(target.folder);
    await sweepLeftovers(target.folder);
    await requireRoom(target.folder, await clinic.engine.sizeBytes());
    const { proof, size_bytes } = await takeSnapshot(clinic, scratch, task);
    const sha256 = await hashFile(scratch, size_bytes, task);
    const backup: BackupRow = {
      id: target.id,
      at: target.at,
      file: target.file,
      kind: 'full',
      encrypted: false,
      size_bytes,
      stored_bytes: size_bytes,
      sha256,
      revision: revisionIn(proof),
      rows: proof.rows,
      last_audit_entry: proof.last_audit_entry,
      verified: true,
      verified_at: clinic.desk.clock.now(),
      problem: null,
      note: wanted.note || null,
      place: clinic.engine.place,
      engine: clinic.engine.name,
      program: pkg.version,
    };
    throwIfStopped(task);
    publish(scratch, backup);
    return backup;
  } catch (error) {
    throw diskFailure(error, target.folder, clinic.engine);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm'])
      await rm(scratch + end, { force: true }).catch(() => {});
  }
}
