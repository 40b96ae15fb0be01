import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { readFully } from '../strides.ts';
import { nameLength } from './codec.ts';

/*
 * A pack: the mark, the chunks one after the other, the index, and at the end where the index is. Of each chunk the
 * index has its name, where it begins (6 bytes), how long it is (4 bytes) and a hash of what is stored (16 bytes): by
 * that it is known to be as it was written without being unpacked, also where a turned bit would change nothing.
 */
export const mark = Buffer.from('frontdesk-pack-1');
const proofLength = 16;
const at = { offset: nameLength, length: nameLength + 6, proof: nameLength + 10 } as const;
const entryLength = at.proof + proofLength;
const hashLength = 32;
const trailerLength = 6 + 4 + hashLength + mark.length;

/** Where a chunk lies in its pack. */
export interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly length: number;
  readonly proof: Buffer;
}

/** What the index says of what is stored. */
export function proofOf(stored: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of stored) hash.update(part);
  return hash.digest().subarray(0, proofLength);
}

/** The index of a pack, as it lies there. */
export class PackIndex {
  #bytes: Buffer;
  #count: number;

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#bytes = bytes;
    this.#count = bytes.length / entryLength;
  }

  get count(): number {
    return this.#count;
  }

  entry(nth: number): Entry {
    const entry = this.#bytes.subarray(nth * entryLength, (nth + 1) * entryLength);
    return {
      name: entry.subarray(0, nameLength),
      offset: entry.readUIntBE(at.offset, 6),
      length: entry.readUInt32BE(at.length),
      proof: entry.subarray(at.proof),
    };
  }

  add({ name, offset, length, proof }: Entry): void {
    const end = this.#count * entryLength;
    if (end + entryLength > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(2 * this.#bytes.length, 64 * entryLength));
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    const entry = this.#bytes.subarray(end, end + entryLength);
    name.copy(entry, 0, 0, nameLength);
    entry.writeUIntBE(offset, at.offset, 6);
    entry.writeUInt32BE(length, at.length);
    proof.copy(entry, at.proof, 0, proofLength);
    this.#count += 1;
  }

  /** What comes after the chunks, which end at `offset`. */
  end(offset: number): Buffer {
    const index = this.#bytes.subarray(0, this.#count * entryLength);
    const trailer = Buffer.alloc(10);
    trailer.writeUIntBE(offset, 0, 6);
    trailer.writeUInt32BE(this.#count, 6);
    return Buffer.concat([index, trailer, createHash('sha256').update(index).digest(), mark]);
  }
}

/** The index of a pack's file; null for one that is not whole enough to say. */
export function readPackIndex(file: string): PackIndex | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    return readIndex(descriptor);
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function readIndex(descriptor: number): PackIndex | null {
  const { size } = fstatSync(descriptor);
  if (size < mark.length + trailerLength) return null;
  if (!readFully(descriptor, Buffer.alloc(mark.length), 0).equals(mark)) return null;
  const trailer = readFully(descriptor, Buffer.alloc(trailerLength), size - trailerLength);
  const offset = trailer.readUIntBE(0, 6);
  const length = trailer.readUInt32BE(6) * entryLength;
  if (!trailer.subarray(10 + hashLength).equals(mark)) return null;
  if (offset + length + trailerLength !== size) return null;
  const index = readFully(descriptor, Buffer.alloc(length), offset);
  const isWhole = createHash('sha256')
    .update(index)
    .digest()
    .equals(trailer.subarray(10, 10 + hashLength));
  return isWhole ? new PackIndex(index) : null;
}
