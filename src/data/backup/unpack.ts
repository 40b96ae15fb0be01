import { closeSync, existsSync, openSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { counted, countText } from '../../desk/words/index.ts';
import type { Proof } from '../../storage/copying.ts';
import { fileMode } from '../../storage/file-modes.ts';
import { diskFailure } from '../disk-failure.ts';
import type { Task } from '../job.ts';
import { BrokenAge, openAgeFile } from './age/open.ts';
import type { Secret } from './age/secret.ts';
import { assemble, BrokenChunks } from './chunks/assemble.ts';
import { readingChunks } from './chunks/incremental.ts';
import { type ChunkList, parseList } from './chunks/list.ts';
import { chunkFolder } from './chunks/store.ts';
import { copyHashed } from './copy-hashed.ts';
import { requireDatabaseKey } from './database-key.ts';
import { hashFile } from './disk.ts';
import { damaged, proveUnpacked } from './proof.ts';
import type { BackupRow } from './row.ts';
import { eachStride, writeAll } from './strides.ts';

/**
 * Turns a backup into a plain database file that stands by itself, and proves it: the hash and the manifest agree, every
 * page and reference is sound, and it is ours. The scratch file must not be there yet, and is not when this throws.
 * Answers what was found in it. Throws `damaged`, `not_a_backup`, `newer`, `invalid` (a secret that does not open it), `no_key`, `no_space`.
 *
 * It need not have reached the disk: whoever keeps it sees to that.
 *
 * @param known `by hash`: what its hash shows to be the very file that was proved when it was made is not proved page by
 * page once more
 */
export async function unpackBackup(
  backup: BackupRow,
  scratchFile: string,
  secret: Secret | null,
  task: Task,
  known: 'by hash' | 'not' = 'not',
): Promise<Proof> {
  requireDatabaseKey(backup);
  if (existsSync(scratchFile)) throw new Error(`${scratchFile} is there already.`);
  try {
    if (backup.kind === 'incremental') await putTogether(backup, scratchFile, secret, task);
    else if (backup.encrypted) await decrypt(backup, scratchFile, secret, task);
    else await copy(backup, scratchFile, task);
    const isKnown = known === 'by hash' && isProvedFile(backup);
    return await proveUnpacked(backup, scratchFile, task, isKnown ? 'outline' : 'whole');
  } catch (error) {
    await rm(scratchFile, { force: true });
    if (error instanceof BrokenAge || error instanceof BrokenChunks) damaged(backup, error.message, error);
    throw diskFailure(error, dirname(scratchFile));
  }
}

/** Throws `damaged` unless the file is what its manifest says. */
export async function requireHash(backup: BackupRow, task: Task): Promise<void> {
  await requireSize(backup);
  if ((await hashFile(backup.file, backup.stored_bytes, task)) !== backup.sha256) disagree(backup);
}

/** Whether the backup's file is itself what was proved: neither encrypted since nor taken apart. */
function isProvedFile({ kind, encrypted, verified, problem }: BackupRow): boolean {
  return kind === 'full' && !encrypted && verified && problem === null;
}

async function copy(backup: BackupRow, to: string, task: Task): Promise<void> {
  await requireSize(backup);
  if ((await copyHashed(backup.file, to, backup.size_bytes, task)) !== backup.sha256) disagree(backup);
}

async function decrypt(backup: BackupRow, to: string, secret: Secret | null, task: Task): Promise<void> {
  // First: where a bit of the header was turned, the right secret would be called a wrong one.
  await requireHash(backup, task);
  await writing(to, (write) => openAgeFile(backup.file, secret, task, write));
}

async function putTogether(backup: BackupRow, to: string, secret: Secret | null, task: Task): Promise<void> {
  const list = await readList(backup, secret, task);
  const folder = dirname(backup.file);
  await readingChunks(folder, task, () => assemble(list, chunkFolder(folder), to, task));
}

/** The list of an incremental backup. Throws `damaged`, `invalid` for a secret that does not open it, BrokenAge. */
export async function readList(backup: BackupRow, secret: Secret | null, task: Task): Promise<ChunkList> {
  const parts: Buffer[] = [];
  const keep = (bytes: Buffer) => void parts.push(Buffer.from(bytes));
  await requireHash(backup, task);
  if (backup.encrypted) await openAgeFile(backup.file, secret, task, keep);
  else await eachStride(backup.file, keep);
  const list = parseList(Buffer.concat(parts));
  if (list === null || list.size_bytes !== backup.size_bytes || (list.key === null) === backup.encrypted)
    damaged(backup, 'its list of chunks does not fit its manifest');
  return list;
}

async function writing(to: string, body: (write: (bytes: Buffer) => void) => Promise<void>): Promise<void> {
  const descriptor = openSync(to, 'wx', fileMode(to));
  try {
    let done = 0;
    await body((bytes) => {
      writeAll(descriptor, bytes, done);
      done += bytes.length;
    });
  } finally {
    closeSync(descriptor);
  }
}

async function requireSize({ kind, file, stored_bytes: stored, ...rest }: BackupRow): Promise<void> {
  const size = (await stat(file).catch(() => null))?.size;
  if (size === undefined) damaged({ file }, 'its file is gone');
  // Of an incremental one the chunks count as well.
  if (kind === 'full' ? size !== stored : size > stored)
    damaged({ file, ...rest }, `it has ${counted(size, 'byte')}, not ${countText(stored)}`);
}

function disagree(backup: BackupRow): never {
  return damaged(backup, 'it is not as it was written: its SHA-256 is another one');
}
