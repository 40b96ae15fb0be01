import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { refuse } from '../../../desk/index.ts';
import { countText, sizeText } from '../../../desk/words/index.ts';
import { readAt, readDirectory, type ZipEntry } from './central-directory.ts';

export type { ZipEntry } from './central-directory.ts';

/** How much a zip may hold. */
export interface ZipLimits {
  files: number;
  /** Unpacked, all files together. */
  bytes: number;
}

/**
 * Tables pack to a tenth or a fiftieth. What unpacks to more than three hundred times its size, and to more than
 * this, was made to fill a disk.
 */
const highestRatio = 300;
const harmless = 50 * 1024 * 1024;

/** A zip opened for reading; nothing of it is unpacked before it is asked for. */
export interface Zip {
  entries: readonly ZipEntry[];
  /** The bytes of one file, as they unpack. Throws `invalid` when they are not what the directory says. */
  read(entry: ZipEntry, signal?: AbortSignal): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** Opens a zip whose files are harmless: no bombs, no names that lead out of a folder, nothing locked. */
export async function openZip(path: string, limits: ZipLimits): Promise<Zip> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const entries = (await readDirectory(file, size)).filter((entry) => !entry.is_folder);
    refuseHarm(entries, limits);
    return {
      entries,
      read: (entry, signal) => readEntry(path, file, entry, signal),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function refuseHarm(entries: readonly ZipEntry[], limits: ZipLimits): void {
  if (entries.length > limits.files) {
    refuse(
      'invalid',
      `The zip holds ${countText(entries.length)} files; ${countText(limits.files)} are read at most.`,
    );
  }
  const total = entries.reduce((sum, entry) => sum + entry.size_bytes, 0);
  if (total > limits.bytes) {
    refuse('invalid', `The zip unpacks to ${sizeText(total)}; ${sizeText(limits.bytes)} are read at most.`, {
      hint: 'Unpack it with another program and import its files one by one.',
    });
  }
  for (const entry of entries) {
    const { name, method, size_bytes: size, stored_bytes: stored } = entry;
    const shown = shownName(name);
    if (size > harmless && size > stored * highestRatio) {
      refuse(
        'invalid',
        `“${shown}” in the zip unpacks to ${sizeText(size)} from ${sizeText(stored)}: that is no table.`,
        {
          hint: 'If you trust it, unpack it with another program and import the folder.',
        },
      );
    }
    if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[a-z]:|\0/i.test(name)) {
      refuse('invalid', `“${shown}” in the zip would be unpacked outside of its folder. It is not read.`);
    }
    if (entry.is_link) refuse('invalid', `“${shown}” in the zip is a link to another file. It is not read.`);
    if (entry.is_locked) {
      refuse('invalid', 'The zip is locked with a password.', {
        hint: 'Unpack it first, and import the folder.',
      });
    }
    if (method !== 0 && method !== 8) {
      refuse('invalid', `“${shown}” in the zip is packed in a way that cannot be read (method ${method}).`, {
        hint: 'Unpack it with another program and import the folder.',
      });
    }
  }
}

async function* readEntry(
  path: string,
  file: FileHandle,
  entry: ZipEntry,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const header = await readAt(file, entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) return broken(entry);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  let size = 0;
  let sum = 0;
  if (entry.stored_bytes > 0) {
    const packed = createReadStream(path, { start, end: start + entry.stored_bytes - 1, signal });
    const inflate = entry.method === 8 ? createInflateRaw({ chunkSize: 64 * 1024 }) : undefined;
    packed.on('error', (error) => inflate?.destroy(error));
    const unpacked = inflate === undefined ? packed : packed.pipe(inflate);
    try {
      for await (const chunk of unpacked) {
        const bytes: Buffer = chunk;
        size += bytes.length;
        // The directory's word is not enough: the bytes themselves decide how many they are.
        if (size > entry.size_bytes) return broken(entry);
        sum = crc32(bytes, sum);
        yield bytes;
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code))) return broken(entry);
      throw error;
    } finally {
      packed.destroy();
    }
  }
  if (size !== entry.size_bytes || sum !== entry.crc) broken(entry);
}

function broken(entry: ZipEntry): never {
  return refuse(
    'invalid',
    `“${shownName(entry.name)}” in the zip is damaged: its bytes are not those it was packed from.`,
    {
      hint: 'Copy the zip or ask for it again.',
    },
  );
}

/** A name from a stranger's file, fit to be shown. */
export function shownName(name: string): string {
  return name.replaceAll(/\p{C}/gu, '\ufffd').slice(0, 100);
}
