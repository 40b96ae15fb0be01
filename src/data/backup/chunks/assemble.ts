import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { fileMode } from '../../../storage/file-modes.ts';
import type { Task } from '../../job.ts';
import { pause } from '../disk.ts';
import { writeAll } from '../strides.ts';
import { type Codec, codecOf } from './codec.ts';
import { type ChunkList, namesOf } from './list.ts';
import { StoredChunks } from './stored.ts';

/** A chunk is not there, or not as it was written: the reason in a few words. */
export class BrokenChunks extends Error {
  override readonly name = 'BrokenChunks';
}

/** Chunks written at once. */
const together = 64;

/** Puts a database together from its chunks, each of them checked, into a new file. Throws BrokenChunks. */
export async function assemble(list: ChunkList, folder: string, to: string, task: Task): Promise<void> {
  const codec = codecOf(list.key === null ? null : Buffer.from(list.key, 'base64'));
  const stored = new StoredChunks(folder);
  const hash = createHash('sha256');
  try {
    const out = openSync(to, 'wx', fileMode(to));
    try {
      let waiting: Buffer[] = [];
      let done = 0;
      const write = async () => {
        const bytes = Buffer.concat(waiting);
        waiting = [];
        hash.update(bytes);
        writeAll(out, bytes, done);
        done += bytes.length;
        await pause(task, { phase: 'unpacking', done, total: list.size_bytes });
      };
      for (const name of namesOf(list.names)) {
        waiting.push(wholeChunk(stored, codec, name));
        if (waiting.length === together) await write();
      }
      await write();
    } finally {
      closeSync(out);
    }
  } finally {
    stored.close();
  }
  if (hash.digest('hex') !== list.sha256)
    throw new BrokenChunks('its chunks do not make up the database that was backed up');
}

function wholeChunk(stored: StoredChunks, codec: Codec, name: Buffer): Buffer {
  for (const bytes of stored.of(name)) {
    try {
      const plain = codec.decode(bytes, name);
      if (codec.name(plain).equals(name)) return plain;
    } catch {
      // Damaged: another of the same name may be whole.
    }
  }
  const short = name.toString('hex').slice(0, 12);
  if (stored.has(name)) throw new BrokenChunks(`its chunk ${short}… is not as it was written`);
  const [pack] = stored.broken;
  throw new BrokenChunks(
    pack === undefined ? `its chunk ${short}… is missing` : `the pack ${pack} cannot be read`,
  );
}
