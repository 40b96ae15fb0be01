import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isRefusal } from '../../desk/index.ts';
import type { Proof } from '../../storage/copying.ts';
import { diskFailure, isDiskError } from '../disk-failure.ts';
import { defineJob, type Task, throwIfStopped } from '../job.ts';
import { leftoverName } from '../leftovers.ts';
import { requireRoom } from '../room.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { readIdentities, readPassphrase, type Secret } from './age/secret.ts';
import { hasDatabaseKey } from './database-key.ts';
import { brokenIn, fileNamed, findBackup, listBackups } from './folder.ts';
import { damaged, proveUnpacked } from './proof.ts';
import { rewriteManifest } from './publish.ts';
import type { BackupRow } from './row.ts';
import { requireHash, unpackBackup } from './unpack.ts';

/** What became of a look at one backup. */
export interface Verdict {
  readonly id: string;
  readonly file: string;
  readonly ok: boolean;
  /** Why not, one sentence; null when it is good. */
  readonly reason: string | null;
  /** How far the look went: one without its secret, or without the key of the database in it, is only held against its hash. */
  readonly depth: 'hash' | 'opened' | 'rehearsed';
  /** The key of the database that it would take to look further, by its fingerprint; null where that is at hand or none. */
  readonly lacks_key: string | null;
  readonly verified_at: string | null;
}

export interface VerifyWanted {
  /** Restores it into a scratch place, and brings it up to this program there. */
  readonly rehearse?: boolean | undefined;
  readonly secret?: Secret | null | undefined;
}

/**
 * Looks at a backup again: its hash, its chunks, every page and reference of the database in it, the rows it is said to
 * have. What comes out is noted in its manifest, where that can be written. Throws only for what is no fault of the
 * backup: `invalid` (the wrong secret), `no_space`, `cancelled`.
 */
export async function verifyBackup(
  clinic: OpenedClinic,
  backup: BackupRow,
  wanted: VerifyWanted,
  task: Task,
): Promise<Verdict> {
  const { id, file } = backup;
  const lacks_key = hasDatabaseKey(backup) ? null : (backup.database_key ?? null);
  try {
    const depth = await look(clinic, backup, wanted, task);
    if (depth === 'hash')
      return { id, file, ok: true, reason: null, depth, lacks_key, verified_at: backup.verified_at };
    const verified_at = clinic.desk.clock.now();
    noteVerdict({ ...backup, verified: true, verified_at, problem: null });
    return { id, file, ok: true, reason: null, depth, lacks_key, verified_at };
  } catch (raw) {
    const error = diskFailure(raw, dirname(file), clinic.engine);
    if (!isRefusal(error, 'damaged', 'not_a_backup', 'newer')) throw error;
    // What a disk could not read or write today is not for ever: a backup that is noted as bad is pruned some day.
    if (error.code === 'damaged' && !isDiskError(error))
      noteVerdict({ ...backup, verified: false, problem: error.message });
    return {
      id,
      file,
      ok: false,
      reason: error.message,
      depth: 'opened',
      lacks_key,
      verified_at: backup.verified_at,
    };
  }
}

async function look(
  clinic: OpenedClinic,
  backup: BackupRow,
  { rehearse = false, secret = null }: VerifyWanted,
  task: Task,
): Promise<Verdict['depth']> {
  if ((backup.encrypted && !secret) || !hasDatabaseKey(backup)) {
    await requireHash(backup, task);
    return 'hash';
  }
  if (backup.kind === 'full' && !backup.encrypted && !rehearse) {
    await requireHash(backup, task);
    await proveUnpacked(backup, backup.file, task);
    return 'opened';
  }
  const folder = dirname(clinic.engine.place);
  await requireRoom(new Map([[folder, backup.size_bytes]]));
  const scratch = join(folder, `${leftoverName('verify')}.db`);
  try {
    const proof = await unpackBackup(backup, scratch, secret, task);
    if (!rehearse) return 'opened';
    await rehearseRestore(clinic, backup, scratch, proof, task);
    return 'rehearsed';
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(scratch + end, { force: true });
  }
}

/** Brings it up to this program, as a restore would. */
async function rehearseRestore(
  { engine, desk }: OpenedClinic,
  backup: BackupRow,
  scratch: string,
  proof: Proof,
  task: Task,
): Promise<void> {
  const pending = engine.revisions.filter((name) => !proof.revisions.includes(name));
  if (proof.revisions.length === 0 || pending.length === 0) return;
  throwIfStopped(task);
  task.progress({ phase: 'rehearsing', done: 0, total: pending.length, unit: 'steps' });
  const migrations = await engine.migrations();
  try {
    await migrations.rehearse(scratch, pending, 'up', { by: desk.actor.name, now: desk.clock.now() });
  } catch (error) {
    if (engine.explain(error)?.kind === 'no_space') throw error;
    const why = error instanceof Error ? error.message : String(error);
    damaged(backup, `it cannot be brought up to this program (${why})`, error);
  }
}

/** A backup on a medium that nobody can write to is none the worse for it. */
function noteVerdict(backup: BackupRow): void {
  // Somebody may have removed it meanwhile.
  if (!existsSync(backup.file)) return;
  try {
    rewriteManifest(backup, join(dirname(backup.file), leftoverName('manifest')));
  } catch {
    // Nothing is lost but the date.
  }
}

/** Looks at one backup, or at all of them in the folder. */
export const verifyBackups = defineJob({
  name: 'data.verify_backup',
  title: 'Verify backups',
  permission: 'data.backup',
  input: z.object({
    backup: z.string().optional().describe('Its id or its file; all of them when left out'),
    rehearse: z.boolean().optional().describe('Restore it into a scratch place, too'),
    passphrase: z.string().optional(),
    identities: z.array(z.string()).optional(),
    passphrase_file: z
      .string()
      .optional()
      .describe('The passphrase of encrypted ones, on the first line of this file'),
    identity_file: z
      .string()
      .optional()
      .describe('The secret key of encrypted ones, as age-keygen writes it'),
  }),
  // A name is one of those that are listed; anything else is a path of this machine.
  alsoAsks: ({ backup, passphrase_file, identity_file }) =>
    named(backup) !== undefined || passphrase_file !== undefined || identity_file !== undefined
      ? 'data.backup_elsewhere'
      : null,
  paths: ({ backup, passphrase_file, identity_file }) =>
    [named(backup), passphrase_file, identity_file].filter((path) => path !== undefined),
  note: (verdicts: readonly Verdict[]) =>
    verdicts.map(({ id, ok, depth, reason }) => `${id} ${ok ? depth : `damaged: ${reason}`}`).join('; '),
  async run(clinic, { backup, rehearse, passphrase, identities, ...files }, task): Promise<Verdict[]> {
    const typed = passphrase === undefined && identities === undefined ? null : { passphrase, identities };
    const secret = typed ?? (await readSecret(files));
    const backups =
      backup === undefined ? await listBackups(clinic.backups) : [await findBackup(clinic.backups, backup)];
    const verdicts: Verdict[] = [];
    if (backup === undefined)
      for (const { id, file, reason } of await brokenIn(clinic.backups))
        verdicts.push({ id, file, ok: false, reason, depth: 'opened', lacks_key: null, verified_at: null });
    for (const one of backups) {
      const wanted = { rehearse, secret };
      // Of several not all need be locked alike: what this secret does not open is held against its hash.
      const verdict = verifyBackup(clinic, one, wanted, task).catch((error: unknown) => {
        if (backup !== undefined || !isRefusal(error, 'invalid')) throw error;
        return verifyBackup(clinic, one, { ...wanted, secret: null }, task);
      });
      verdicts.push(await verdict);
    }
    return verdicts;
  },
});

const named = (backup: string | undefined) => (backup === undefined ? undefined : fileNamed(backup));

/** The secret in the files that were named, null when none was. */
export async function readSecret(files: {
  readonly passphrase_file?: string | undefined;
  readonly identity_file?: string | undefined;
}): Promise<Secret | null> {
  const { passphrase_file, identity_file } = files;
  if (passphrase_file === undefined && identity_file === undefined) return null;
  return {
    passphrase: passphrase_file === undefined ? undefined : await readPassphrase(passphrase_file),
    identities: identity_file === undefined ? undefined : await readIdentities(identity_file),
  };
}
