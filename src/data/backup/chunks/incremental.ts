import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../../../storage/errors.ts';
import { withLock } from '../../../storage/lock.ts';
import { makeOwnFolder } from '../../../storage/own-folder.ts';
import type { Task } from '../../job.ts';
import type { AgeHead } from '../age/head.ts';
import { sealBytes } from '../age/seal.ts';
import { type Written, writeSynced } from '../disk.ts';
import type { Snapshot } from '../snapshot.ts';
import { chunkSize, codecOf } from './codec.ts';
import { listBytes } from './list.ts';
import { chunkFolder, storeChunks } from './store.ts';

export interface IncrementalWanted {
  readonly id: string;
  /** The proved copy, and what is known of it. */
  readonly scratch: string;
  readonly snapshot: Snapshot;
  /** The folder of the backup's file; its chunks go into `chunks/` in it. */
  readonly folder: string;
  /** Where the list is written, beside the name that it gets. */
  readonly aside: string;
  readonly encrypted: { readonly head: AgeHead; readonly key: Buffer } | null;
}

/** One at a time: who stores chunks relies on those that are there, who prunes takes some away. */
export async function withChunks<T>(folder: string, task: Task, body: () => Promise<T>): Promise<T> {
  makeOwnFolder(chunkFolder(folder));
  return withLock(chunkFolder(folder), 'chunks', body, { signal: task.signal });
}

/**
 * The same for who only reads: a pack that is being written anew would look damaged. Where no lock can be made, because
 * nothing can be written there, nobody else writes either.
 */
export async function readingChunks<T>(folder: string, task: Task, body: () => Promise<T>): Promise<T> {
  const chunks = chunkFolder(folder);
  if (!existsSync(chunks)) return body();
  let isReading = false;
  try {
    return await withLock(
      chunks,
      'chunks',
      () => {
        isReading = true;
        return body();
      },
      { signal: task.signal },
    );
  } catch (error) {
    const isLockable = !(error instanceof StorageError) || error.kind === 'busy';
    if (isReading || isLockable) throw error;
    return body();
  }
}

/** Stores what is new in the copy and writes its list. Answers how many bytes that took, and the list's own. */
export async function storeIncremental(
  wanted: IncrementalWanted,
  task: Task,
): Promise<{ list: Written; chunk_bytes: number }> {
  const { id, scratch, snapshot, folder, aside, encrypted } = wanted;
  const codec = codecOf(encrypted?.key ?? null);
  const chunks = chunkFolder(folder);
  const { names, written_bytes } = await storeChunks(scratch, snapshot.size_bytes, chunks, id, codec, task);
  const plain = listBytes({
    format: 'frontdesk-list-1',
    chunk_size: chunkSize,
    size_bytes: snapshot.size_bytes,
    sha256: snapshot.sha256,
    key: encrypted?.key.toString('base64') ?? null,
    names,
  });
  const parts = encrypted === null ? plain : sealBytes(Buffer.concat(plain), encrypted.head);
  const list = writeSynced(aside, parts);
  // What may be thrown away must be known without anybody's secret: the names, which tell nothing.
  const clear = encrypted && writeSynced(join(chunks, `${id}.names`), [names]);
  return { list, chunk_bytes: written_bytes + (clear?.size_bytes ?? 0) };
}
