import { join } from 'node:path';
import { makeOwnFolder } from '../../../storage/own-folder.ts';
import type { Task } from '../../job.ts';
import { pause } from '../disk.ts';
import { eachStride } from '../strides.ts';
import { type Codec, chunkSize, nameLength } from './codec.ts';
import { Names } from './names.ts';
import { PackWriter } from './pack-writer.ts';
import { StoredChunks } from './stored.ts';

/** Where the chunks of the incremental backups in a folder are. */
export function chunkFolder(backups: string): string {
  return join(backups, 'chunks');
}

export interface StoredWhole {
  /** The names of all chunks of the file, in order. */
  readonly names: Buffer;
  /** Written for those that were not there yet. */
  readonly written_bytes: number;
}

/**
 * Stores the chunks of a file that are not stored yet. What is there already is read and hashed again before it is
 * relied on; a damaged one is written anew. To be called under the lock of the chunks.
 */
export async function storeChunks(
  file: string,
  size: number,
  folder: string,
  packName: string,
  codec: Codec,
  task: Task,
): Promise<StoredWhole> {
  makeOwnFolder(folder);
  const stored = new StoredChunks(folder);
  const pack = new PackWriter(folder);
  const names = Buffer.alloc(Math.ceil(size / chunkSize) * nameLength);
  const added = new Names();
  let nth = 0;
  try {
    await eachStride(file, async (bytes, done) => {
      for (let at = 0; at < bytes.length; at += chunkSize) {
        const plain = bytes.subarray(at, at + chunkSize);
        const name = codec.name(plain);
        name.copy(names, nth * nameLength);
        nth += 1;
        if (added.has(name) || stored.holds(name)) continue;
        added.add(name);
        pack.add(name, codec.encode(plain, name));
      }
      await pause(task, { phase: 'storing', done, total: size });
    });
    return { names, written_bytes: pack.finish(packName) };
  } finally {
    pack.abandon();
    stored.close();
  }
}
