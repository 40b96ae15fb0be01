import { createHash } from 'node:crypto';
import type { LandedRows, ReadyRow, RowOutcome } from './land-rows.ts';
import type { ImportTable, OnConflict } from './tables/index.ts';

/**
 * What a rehearsal would have landed by now. Its chunks are taken back, so a later row of the file cannot find an
 * earlier one in the clinic; this remembers them (a hash each, not the rows).
 */
export class Repeats {
  readonly #table: ImportTable;
  readonly #onConflict: OnConflict;
  readonly #landed = new Map<string, { line: number; hash: string }>();

  constructor(table: ImportTable, onConflict: OnConflict) {
    this.#table = table;
    this.#onConflict = onConflict;
  }

  /** What would become of a row that the file has had before; undefined for a row that is new. */
  outcomeOf({ line, input }: ReadyRow): RowOutcome | undefined {
    const key = this.#table.keyOf(input);
    const earlier = key === undefined ? undefined : this.#landed.get(key);
    if (earlier === undefined) return undefined;
    if (earlier.hash === hashOf(input)) return { line, landed: 'unchanged' };
    if (this.#onConflict === 'update') return { line, landed: 'updated' };
    return {
      line,
      landed: null,
      fields: { '': `Line ${earlier.line} of the file is the same one with other values.` },
    };
  }

  /** Remembers the rows of a chunk that would have been inserted. */
  remember(rows: readonly ReadyRow[], { outcomes }: LandedRows): void {
    const inserted = new Set(outcomes.filter(({ landed }) => landed === 'inserted').map(({ line }) => line));
    for (const { line, input } of rows) {
      const key = inserted.has(line) ? this.#table.keyOf(input) : undefined;
      if (key !== undefined) this.#landed.set(key, { line, hash: hashOf(input) });
    }
  }
}

function hashOf(input: Record<string, unknown>): string {
  return createHash('sha1').update(JSON.stringify(input)).digest('base64');
}
