import type { BulkRow } from '../../../storage/bulk.ts';

/** So many answers are kept of each kind; then they are asked for again. */
const mostKept = 20_000;

/**
 * What an import has learnt of the clinic and need not ask again with every row: whom a doctor's name means, and
 * which id here stands for one in the file.
 */
export class Known {
  /** Table and id in the file → the id of the same thing here. */
  readonly aliases = new Map<string, string>();
  readonly #rows = new Map<string, BulkRow>();

  /** The row under this key, or what `find` finds; what is not found is asked for again. */
  async row(key: string, find: () => Promise<BulkRow | undefined>): Promise<BulkRow | undefined> {
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const found = await find();
    if (found === undefined) return undefined;
    if (this.#rows.size >= mostKept) this.#rows.clear();
    this.#rows.set(key, found);
    return found;
  }

  /** After a row was taken back or changed: what was learnt from it may be wrong. */
  forget(): void {
    this.#rows.clear();
  }
}
