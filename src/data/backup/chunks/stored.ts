import { closeSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readFully } from '../disk.ts';
import { nameLength } from './codec.ts';
import { readPackIndex } from './pack-file.ts';

/** Packs that are kept open at once. */
const mostOpen = 32;

interface Place {
  readonly pack: number;
  readonly offset: number;
  readonly length: number;
  readonly checksum: number;
}

export function packsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pack') && !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

/** Every chunk that a folder of packs has, and where. To be closed after use. */
export class StoredChunks {
  readonly #folder: string;
  readonly #packs: readonly string[];
  /** By the name's bytes as a text of 32 letters: the shortest key there is. The newest is asked first. */
  readonly #places = new Map<string, Place[]>();
  readonly #open = new Map<number, number>();
  readonly #buffer = Buffer.allocUnsafe(256 * 1024);
  /** Packs whose index cannot be read: what is in them counts as not there. */
  readonly broken: string[] = [];

  constructor(folder: string, packs: readonly string[] = packsIn(folder)) {
    this.#folder = folder;
    this.#packs = packs;
    for (const [pack, file] of this.#packs.entries()) {
      const entries = readPackIndex(join(folder, file));
      if (entries === null) this.broken.push(file);
      for (const { name, offset, length, checksum } of entries ?? []) {
        const key = keyOf(name);
        const known = this.#places.get(key);
        if (known) known.unshift({ pack, offset, length, checksum });
        else this.#places.set(key, [{ pack, offset, length, checksum }]);
      }
    }
  }

  has(name: Buffer): boolean {
    return this.#places.has(keyOf(name));
  }

  /** What is stored under this name, as often as it is there: the first is the newest. Good until the next is asked for. */
  *of(name: Buffer): Generator<Buffer> {
    for (const place of this.#places.get(keyOf(name)) ?? []) {
      const stored = this.#read(place);
      if (stored !== null) yield stored;
    }
  }

  close(): void {
    for (const descriptor of this.#open.values()) closeSync(descriptor);
    this.#open.clear();
  }

  #read({ pack, offset, length, checksum }: Place): Buffer | null {
    if (length > this.#buffer.length) return null;
    const descriptor = this.#descriptor(pack);
    if (descriptor === null) return null;
    const stored = readFully(descriptor, this.#buffer.subarray(0, length), offset);
    return stored.length === length && crc32(stored) === checksum ? stored : null;
  }

  #descriptor(pack: number): number | null {
    const known = this.#open.get(pack);
    if (known !== undefined) return known;
    const [oldest] = this.#open;
    if (this.#open.size >= mostOpen && oldest !== undefined) {
      closeSync(oldest[1]);
      this.#open.delete(oldest[0]);
    }
    try {
      const descriptor = openSync(join(this.#folder, this.#packs[pack] ?? ''), 'r');
      this.#open.set(pack, descriptor);
      return descriptor;
    } catch {
      return null;
    }
  }
}

/** The name's bytes, one letter each. */
export function keyOf(name: Buffer): string {
  return name.toString('latin1', 0, nameLength);
}
