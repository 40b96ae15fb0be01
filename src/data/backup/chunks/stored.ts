import { closeSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readFully } from '../strides.ts';
import { Names } from './names.ts';
import { type PackIndex, proofOf, readPackIndex } from './pack-file.ts';

/** Packs that are kept open at once. */
const mostOpen = 32;
const longestChunk = 256 * 1024;

export function packsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pack') && !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

/** One of the entries in the index of one of the packs. */
interface Place {
  readonly pack: number;
  readonly nth: number;
}

/** Every chunk that a folder of packs has, and where. To be closed after use. */
export class StoredChunks {
  readonly #folder: string;
  readonly #packs: readonly string[];
  readonly #indexes: (PackIndex | null)[];
  readonly #names = new Names();
  /** Of each name the newest entry: the pack's number, and the entry's in it. */
  #places = new Int32Array(2048);
  /** The older entries of a name that was stored again. */
  readonly #older = new Map<number, Place[]>();
  readonly #open = new Map<number, number>();
  readonly #buffer = Buffer.allocUnsafe(longestChunk);
  /** Packs whose index cannot be read: what is in them counts as not there. */
  readonly broken: string[] = [];

  constructor(folder: string, packs: readonly string[] = packsIn(folder)) {
    this.#folder = folder;
    this.#packs = packs;
    this.#indexes = packs.map((file) => readPackIndex(join(folder, file)));
    for (const [pack, index] of this.#indexes.entries()) {
      if (index === null) this.broken.push(packs[pack] ?? '');
      for (let nth = 0; nth < (index?.count ?? 0); nth += 1)
        this.#remember(index?.entry(nth).name, { pack, nth });
    }
  }

  has(name: Buffer): boolean {
    return this.#names.has(name);
  }

  /** What is stored under this name and is as it was written, the newest first. Good until the next is asked for. */
  *of(name: Buffer): Generator<Buffer> {
    const number = this.#names.find(name);
    if (number < 0) return;
    const newest = { pack: this.#places[2 * number] ?? 0, nth: this.#places[2 * number + 1] ?? 0 };
    for (const place of [newest, ...(this.#older.get(number) ?? [])]) {
      const stored = this.#read(place);
      if (stored !== null) yield stored;
    }
  }

  /** True when it is stored as it was written. */
  holds(name: Buffer): boolean {
    for (const _stored of this.of(name)) return true;
    return false;
  }

  close(): void {
    for (const descriptor of this.#open.values()) closeSync(descriptor);
    this.#open.clear();
  }

  #remember(name: Buffer | undefined, { pack, nth }: Place): void {
    if (name === undefined) return;
    const isNew = !this.#names.has(name);
    const number = this.#names.add(name);
    if (2 * number + 2 > this.#places.length) {
      const larger = new Int32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    if (!isNew) {
      const before = { pack: this.#places[2 * number] ?? 0, nth: this.#places[2 * number + 1] ?? 0 };
      this.#older.set(number, [before, ...(this.#older.get(number) ?? [])]);
    }
    this.#places[2 * number] = pack;
    this.#places[2 * number + 1] = nth;
  }

  #read({ pack, nth }: Place): Buffer | null {
    const descriptor = this.#descriptor(pack);
    const entry = this.#indexes[pack]?.entry(nth);
    if (descriptor === null || entry === undefined || entry.length > longestChunk) return null;
    const stored = readFully(descriptor, this.#buffer.subarray(0, entry.length), entry.offset);
    return proofOf([stored]).equals(entry.proof) ? stored : null;
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
