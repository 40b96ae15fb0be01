import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { readFully } from '../disk.ts';
import { nameLength } from './codec.ts';

/*
 * A pack: the mark, the chunks one after the other, the index, and at the end where the index is. Of each chunk the
 * index has its name, where it begins (6 bytes), how long it is (4 bytes) and the checksum of what is stored (4 bytes):
 * a bit may turn in compressed bytes and change nothing of what they say, and yet the disk is not to be trusted.
 */
export const mark = Buffer.from('frontdesk-pack-1');
const entryLength = nameLength + 6 + 4 + 4;
const hashLength = 32;
const trailerLength = 6 + 4 + hashLength + mark.length;

/** Where a chunk lies in its pack. */
export interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly length: number;
  /** CRC-32 of what is stored. */
  readonly checksum: number;
}

/** What comes after the chunks. */
export function packEnd(entries: readonly Entry[], offset: number): Buffer {
  const index = Buffer.alloc(entries.length * entryLength);
  for (const [nth, entry] of entries.entries()) {
    const at = nth * entryLength;
    entry.name.copy(index, at);
    index.writeUIntBE(entry.offset, at + nameLength, 6);
    index.writeUInt32BE(entry.length, at + nameLength + 6);
    index.writeUInt32BE(entry.checksum, at + nameLength + 10);
  }
  const trailer = Buffer.alloc(10);
  trailer.writeUIntBE(offset, 0, 6);
  trailer.writeUInt32BE(entries.length, 6);
  return Buffer.concat([index, trailer, createHash('sha256').update(index).digest(), mark]);
}

/** The chunks of a pack in the order in which they lie; null for one that is not whole enough to say. */
export function readPackIndex(file: string): Entry[] | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const { size } = fstatSync(descriptor);
    if (size < mark.length + trailerLength) return null;
    if (!readFully(descriptor, Buffer.alloc(mark.length), 0).equals(mark)) return null;
    const trailer = readFully(descriptor, Buffer.alloc(trailerLength), size - trailerLength);
    const offset = trailer.readUIntBE(0, 6);
    const count = trailer.readUInt32BE(6);
    const length = count * entryLength;
    if (!trailer.subarray(10 + hashLength).equals(mark) || offset + length + trailerLength !== size)
      return null;
    const index = readFully(descriptor, Buffer.alloc(length), offset);
    const isWhole = createHash('sha256')
      .update(index)
      .digest()
      .equals(trailer.subarray(10, 10 + hashLength));
    return isWhole ? entriesOf(index) : null;
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function entriesOf(index: Buffer): Entry[] {
  return Array.from({ length: index.length / entryLength }, (_, nth) => {
    const at = nth * entryLength;
    return {
      name: index.subarray(at, at + nameLength),
      offset: index.readUIntBE(at + nameLength, 6),
      length: index.readUInt32BE(at + nameLength + 6),
      checksum: index.readUInt32BE(at + nameLength + 10),
    };
  });
}
