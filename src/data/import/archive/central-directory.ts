import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { refuse } from '../../../desk/index.ts';
import { countText } from '../../../desk/words/index.ts';

/** One file in a zip, as the directory at its end tells. */
export interface ZipEntry {
  name: string;
  /** 0: stored as it is, 8: deflated. */
  method: number;
  stored_bytes: number;
  size_bytes: number;
  crc: number;
  /** Where its own header begins. */
  offset: number;
  is_folder: boolean;
  is_link: boolean;
  is_locked: boolean;
}

const endOfDirectory = 0x06054b50;
const end64Locator = 0x07064b50;
const end64 = 0x06064b50;
const entryHeader = 0x02014b50;
/** The end record and the longest comment behind it. */
const longestEnd = 22 + 65_535;
/** The directory of the most files that are read, with long names. */
const longestDirectory = 16 * 1024 * 1024;

/** Lists what a zip says it holds. Throws `invalid` for one that is cut off or no zip. */
export async function readDirectory(file: FileHandle, size: number): Promise<ZipEntry[]> {
  const tail = await readAt(file, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (at === -1 || at + 22 > tail.length || tail.readUInt32LE(at) !== endOfDirectory) return broken();
  let count = tail.readUInt16LE(at + 10);
  let length = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    if (at < 20 || tail.readUInt32LE(at - 20) !== end64Locator) return broken();
    const large = await readAt(file, toNumber(tail.readBigUInt64LE(at - 20 + 8)), 56);
    if (large.length < 56 || large.readUInt32LE(0) !== end64) return broken();
    count = toNumber(large.readBigUInt64LE(32));
    length = toNumber(large.readBigUInt64LE(40));
    offset = toNumber(large.readBigUInt64LE(48));
  }
  if (length > longestDirectory || count > longestDirectory / 46) {
    return refuse('invalid', `The zip lists ${countText(count)} files, more than are read.`);
  }
  const directory = await readAt(file, offset, length);
  if (directory.length < length) return broken();
  const entries = parseEntries(directory, count);
  refuseOverlaps(entries, offset);
  return entries;
}

function parseEntries(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entryHeader) return broken();
    const flags = directory.readUInt16LE(at + 8);
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const commentLength = directory.readUInt16LE(at + 32);
    const nameBytes = directory.subarray(at + 46, at + 46 + nameLength);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const attributes = directory.readUInt32LE(at + 38);
    const isUnix = directory.readUInt8(at + 5) === 3;
    const name = isUtf8(nameBytes) ? nameBytes.toString('utf8') : iconv.decode(nameBytes, 'cp437');
    const sizes = [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ];
    const [size = 0, stored = 0, offset = 0] = withLargeSizes(sizes, extra);
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      stored_bytes: stored,
      size_bytes: size,
      crc: directory.readUInt32LE(at + 16),
      offset,
      is_folder: name.endsWith('/'),
      is_link: isUnix && attributes >>> 28 === 0o12,
      is_locked: (flags & 1) !== 0 || (flags & 0x40) !== 0,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Sizes beyond 4 GB stand in an extra field, those that do not fit alone, in this order. */
function withLargeSizes(sizes: readonly number[], extra: Buffer): number[] {
  if (!sizes.includes(0xffffffff)) return [...sizes];
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let from = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff) return size;
      if (from + 8 > extra.length) return broken();
      from += 8;
      return toNumber(extra.readBigUInt64LE(from - 8));
    });
  }
  return broken();
}

/** Two files that share their bytes are how a small zip unpacks to a huge one. */
function refuseOverlaps(entries: readonly ZipEntry[], end: number): void {
  const byOffset = entries.toSorted((one, other) => one.offset - other.offset);
  for (const [index, { offset, stored_bytes: stored }] of byOffset.entries()) {
    const limit = byOffset[index + 1]?.offset ?? end;
    if (offset + 30 + stored > limit) {
      refuse('invalid', 'The zip is damaged or made to do harm: files in it overlap.', {
        hint: 'Ask for it again, or unpack it with another program and import the folder.',
      });
    }
  }
}

export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function toNumber(large: bigint): number {
  return large > BigInt(Number.MAX_SAFE_INTEGER) ? broken() : Number(large);
}

function broken(): never {
  return refuse('invalid', 'The zip is cut off or damaged.', { hint: 'Copy it or ask for it again.' });
}
