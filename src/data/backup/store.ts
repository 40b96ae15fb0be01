import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../../desk/index.ts';
import type { Task } from '../job.ts';
import { leftoverName } from '../leftovers.ts';
import type { AgeHead } from './age/head.ts';
import { reopenAgeFile } from './age/open.ts';
import { sealFile } from './age/seal.ts';
import { storeIncremental, withChunks } from './chunks/incremental.ts';
import type { BackupRow } from './row.ts';
import type { Snapshot } from './snapshot.ts';
import type { Target } from './target.ts';

export interface ToStore {
  readonly target: Target;
  /** The proved copy. */
  readonly scratch: string;
  readonly snapshot: Snapshot;
  /** What it is sealed with, null for one that is not. */
  readonly seal: Seal | null;
}

export interface Seal {
  readonly head: AgeHead;
  /** Whether it can be opened again here. */
  readonly kind: 'recipient' | 'passphrase';
  /** The key of the chunks; null for a full backup, which has none. */
  readonly chunkKey: Buffer | null;
}

/** A backup's file, finished but without its name, on the disk. */
export interface Stored {
  readonly aside: string;
  readonly stored_bytes: number;
  readonly sha256: string;
  readonly encrypted: boolean;
}

type Finish = (stored: Stored) => BackupRow;

/** The whole database in one file: the copy itself, or the copy encrypted. */
export async function storeFull(
  { target, scratch, snapshot, seal }: ToStore,
  task: Task,
  finish: Finish,
): Promise<BackupRow> {
  const { size_bytes, sha256 } = snapshot;
  if (seal === null) return finish({ aside: scratch, stored_bytes: size_bytes, sha256, encrypted: false });
  return withAside(target, async (aside) => {
    const sealed = await sealFile(scratch, aside, seal.head, task);
    // The key for a recipient is elsewhere: then it is the plain text that was proved.
    if (seal.kind === 'passphrase') await requireOpens(aside, seal.head, sha256, task);
    return finish({ aside, stored_bytes: sealed.size_bytes, sha256: sealed.sha256, encrypted: true });
  });
}

/** A list of the chunks that make the database up; only those that are not stored yet are. */
export async function storeInChunks(what: ToStore, task: Task, finish: Finish): Promise<BackupRow> {
  const { target, scratch, snapshot, seal } = what;
  const { id, folder } = target;
  return withAside(target, (aside) =>
    // Until the list has its name nobody may think that nobody needs the chunks.
    withChunks(folder, task, async () => {
      const encrypted = seal?.chunkKey ? { head: seal.head, key: seal.chunkKey } : null;
      const { list, chunk_bytes } = await storeIncremental(
        { id, scratch, snapshot, folder, aside, encrypted },
        task,
      );
      return finish({
        aside,
        stored_bytes: list.size_bytes + chunk_bytes,
        sha256: list.sha256,
        encrypted: encrypted !== null,
      });
    }),
  );
}

async function withAside<T>({ folder, id }: Target, body: (aside: string) => Promise<T>): Promise<T> {
  const aside = join(folder, `${leftoverName('backup')}.${id}.aside`);
  try {
    return await body(aside);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Decrypts what was written, as it lies there, and holds it against what was proved. */
async function requireOpens(file: string, head: AgeHead, sha256: string, task: Task): Promise<void> {
  const hash = createHash('sha256');
  await reopenAgeFile(file, head, task, (plain) => void hash.update(plain));
  if (hash.digest('hex') !== sha256)
    refuse('damaged', `What was written to ${file} does not read back as it was written.`, {
      hint: 'Look after the disk, and back up to another one.',
    });
}
