import { nameLength } from './codec.ts';

/**
 * The names of chunks, each once, with a number: 0, 1, 2 … in the order of coming. A database of some gigabytes has
 * hundreds of thousands of them; as texts in a Map they would take ten times as much memory as here, where they lie
 * in one buffer. Being hashes, they are spread evenly by their first bytes alone.
 */
export class Names {
  #bytes: Buffer = Buffer.alloc(nameLength * 1024);
  /** Number + 1 of the name that has this place, 0 where there is none (open addressing, linear probing). */
  #table = new Int32Array(4096);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of a name, -1 for one that is not here. */
  find(name: Buffer): number {
    return (this.#table[this.#placeOf(name)] ?? 0) - 1;
  }

  has(name: Buffer): boolean {
    return this.find(name) >= 0;
  }

  /** The number of a name, which is here from now on. */
  add(name: Buffer): number {
    const place = this.#placeOf(name);
    const known = (this.#table[place] ?? 0) - 1;
    if (known >= 0) return known;
    const number = this.#count;
    this.#count += 1;
    if (this.#count * nameLength > this.#bytes.length) this.#bytes = enlarged(this.#bytes);
    name.copy(this.#bytes, number * nameLength, 0, nameLength);
    this.#table[place] = this.#count;
    if (this.#count * 2 > this.#table.length) this.#spreadAnew();
    return number;
  }

  /** Where the name is, or would be. */
  #placeOf(name: Buffer): number {
    const mask = this.#table.length - 1;
    for (let place = name.readUInt32LE(0) & mask; ; place = (place + 1) & mask) {
      const number = (this.#table[place] ?? 0) - 1;
      if (number < 0) return place;
      const at = number * nameLength;
      if (this.#bytes.compare(name, 0, nameLength, at, at + nameLength) === 0) return place;
    }
  }

  #spreadAnew(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let number = 0; number < this.#count; number += 1) {
      let place = this.#bytes.readUInt32LE(number * nameLength) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = number + 1;
    }
    this.#table = table;
  }
}

function enlarged(bytes: Buffer): Buffer {
  const larger = Buffer.alloc(bytes.length * 2);
  bytes.copy(larger);
  return larger;
}
