import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import pkg from '../../../package.json' with { type: 'json' };
import { makeOwnFolder } from '../../storage/own-folder.ts';
import { diskFailure } from '../disk-failure.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { leftoverName } from '../leftovers.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { beginAge } from './age/head.ts';
import { type Padlock, passphrasePadlock, readPassphrase, recipientPadlock } from './age/secret.ts';
import { chunkKey } from './chunks/key-ring.ts';
import { revisionIn } from './proof.ts';
import { publish } from './publish.ts';
import { requireRoomFor } from './room.ts';
import type { BackupRow } from './row.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { type Seal, type Stored, storeFull, storeInChunks } from './store.ts';
import { sweepBackups } from './sweep.ts';
import { type Target, targetOf } from './target.ts';

export const backupInput = z.object({
  to: z.string().min(1).optional().describe('The file to write; otherwise one in the folder of the backups'),
  incremental: z.boolean().optional().describe('Store only what no earlier incremental backup has stored'),
  recipient: z.string().optional().describe('Encrypt it for this recipient of age'),
  passphrase: z.string().min(1).optional().describe('Encrypt it with this passphrase'),
  passphrase_file: z
    .string()
    .optional()
    .describe('Encrypt it with the passphrase on the first line of this file'),
  note: z.string().trim().max(500).optional().describe('What it was made for'),
});

/** What a backup is to be; everything may be left out. */
export type BackupWanted = z.input<typeof backupInput>;

/**
 * Backs a clinic up while others go on writing: a copy of one moment, proved whole before it counts as a backup. The
 * database may be of any revision. Throws `no_space` before anything is written where there is no room, `invalid` where
 * the file is there already or what it is to be locked with is no good, `read_only`, `corrupt`, `busy`, `cancelled`;
 * then nothing is left behind.
 *
 * @param proviso what else must have gone well: waited for before the backup gets its name, and thrown where it has not
 */
export async function makeBackup(
  clinic: OpenedClinic,
  wanted: BackupWanted,
  task: Task,
  proviso?: Promise<unknown>,
): Promise<BackupRow> {
  const padlock = await padlockOf(wanted);
  const { to, incremental = false } = wanted;
  const target = targetOf(clinic.backups, clinic.desk.clock.now(), {
    to,
    incremental,
    isEncrypted: padlock !== null,
  });
  // What is to be encrypted lies open only beside the database, where all of it does.
  const scratchFolder = padlock === null && !incremental ? target.folder : dirname(clinic.engine.place);
  const scratch = join(scratchFolder, `${leftoverName('backup')}.${target.id}.db`);
  try {
    makeOwnFolder(target.folder);
    for (const folder of new Set([target.folder, scratchFolder])) await sweepBackups(folder);
    await requireRoomFor({ clinic, target, scratchFolder, incremental });
    const seal = padlock && (await sealWith(padlock, incremental ? clinic.engine.place : null));
    const snapshot = await takeSnapshot(clinic, scratch, task);
    await proviso;
    const what = { target, scratch, snapshot, seal };
    const finish = (stored: Stored): BackupRow => {
      throwIfStopped(task);
      const backup = describe(clinic, wanted, target, snapshot, stored);
      publish(stored.aside, backup);
      return backup;
    };
    return incremental ? await storeInChunks(what, task, finish) : await storeFull(what, task, finish);
  } catch (error) {
    throw diskFailure(error, target.folder, clinic.engine);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm'])
      await rm(scratch + end, { force: true }).catch(() => {});
  }
}

async function padlockOf(wanted: BackupWanted): Promise<Padlock | null> {
  const { recipient, passphrase, passphrase_file: file } = wanted;
  if (recipient !== undefined) return recipientPadlock(recipient);
  if (passphrase !== undefined) return passphrasePadlock(passphrase);
  if (file === undefined) return null;
  return passphrasePadlock(await readPassphrase(file));
}

/** @param place the database, for a backup in chunks: beside it lies their key */
async function sealWith(padlock: Padlock, place: string | null): Promise<Seal> {
  const key = place === null ? null : chunkKey(place, padlock);
  return { kind: padlock.kind, head: await beginAge(padlock), chunkKey: key };
}

function describe(
  { desk, engine }: OpenedClinic,
  wanted: BackupWanted,
  { id, at, file }: Target,
  { proof, size_bytes }: Snapshot,
  { stored_bytes, sha256, encrypted }: Stored,
): BackupRow {
  return {
    id,
    at,
    file,
    kind: wanted.incremental ? 'incremental' : 'full',
    encrypted,
    size_bytes,
    stored_bytes,
    sha256,
    revision: revisionIn(proof),
    rows: proof.rows,
    last_audit_entry: proof.last_audit_entry,
    last_audit_seal: proof.last_audit_seal,
    database_key: engine.key,
    verified: true,
    verified_at: desk.clock.now(),
    problem: null,
    note: wanted.note || null,
    place: engine.place,
    engine: engine.name,
    program: pkg.version,
  };
}
