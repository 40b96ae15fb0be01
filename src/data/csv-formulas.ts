/**
 * Spreadsheets run a cell that begins like a formula, and turn `+44…` into a number. An export puts an apostrophe
 * before such text and an import takes it off again; text that already has apostrophes there gets one more, so that
 * what is read is exactly what was written.
 *
 * A cell is formula-like when, after any number of apostrophes, it begins with one of these.
 */
const formulaLike = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** `=1+1` becomes `'=1+1`; other text stays as it is. Numbers are not text: `-5` needs no guard. */
export function guardFormula(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text;
}

/** Takes back what `guardFormula` did: `readFormula(guardFormula(text)) === text` for every text. */
export function readFormula(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
