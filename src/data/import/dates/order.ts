import { type DateOrder, readingsOf } from './read.ts';

/** A value that decided or left open how dates are read, and the line it stands on. */
export interface Witness {
  line: number;
  value: string;
}

export type OrderFound =
  /** `order` null: the file has no dates. */
  | { certain: true; order: DateOrder | null }
  /** Every date reads both ways (`both`), or some only one way and some only the other (`mixed`). */
  | { certain: false; why: 'both' | 'mixed'; witnesses: Witness[] };

/**
 * Gathers every date of a file and says in the end in which order they are written. Only what can be read in
 * one way alone decides: 25/03/1988 means day first, 03/25/1988 month first; 03/04/1988 means either and
 * 05/05/1988 the same day in both.
 */
export class OrderTally {
  #plain = false;
  #dayFirst: Witness | undefined;
  #monthFirst: Witness | undefined;
  #either: Witness | undefined;
  #same = false;

  add(line: number, value: string): void {
    const readings = readingsOf(value);
    if (readings?.plain !== undefined) this.#plain = true;
    if (readings === undefined || readings.plain !== undefined) return;
    const { dmy: asDayFirst, mdy: asMonthFirst } = readings;
    if (asDayFirst === asMonthFirst) {
      // The same day in both orders, or in neither: the second is the row's own problem.
      this.#same ||= asDayFirst !== undefined;
    } else if (asMonthFirst === undefined) this.#dayFirst ??= { line, value };
    else if (asDayFirst === undefined) this.#monthFirst ??= { line, value };
    else this.#either ??= { line, value };
  }

  result(): OrderFound {
    if (this.#dayFirst !== undefined && this.#monthFirst !== undefined) {
      return { certain: false, why: 'mixed', witnesses: [this.#dayFirst, this.#monthFirst] };
    }
    if (this.#dayFirst !== undefined) return { certain: true, order: 'dmy' };
    if (this.#monthFirst !== undefined) return { certain: true, order: 'mdy' };
    if (this.#either !== undefined) return { certain: false, why: 'both', witnesses: [this.#either] };
    if (this.#same) return { certain: true, order: 'dmy' };
    return { certain: true, order: this.#plain ? 'ymd' : null };
  }
}

/** What stops the import, as a sentence with the values that show it. */
export function ambiguitySentence(found: Extract<OrderFound, { certain: false }>): string {
  const [one, other] = found.witnesses;
  if (found.why === 'mixed') {
    return `The dates are written in two orders: “${one?.value}” (line ${one?.line}) has the day first, “${other?.value}” (line ${other?.line}) the month.`;
  }
  return `The dates can be read two ways: “${one?.value}” (line ${one?.line}) has its day or its month first, and no other date tells which.`;
}
