import { comparable } from '../columns/names.ts';
import { readingsOf } from '../dates/read.ts';

/**
 * Whether the first row names the columns. It does when it holds names we know; it does not when any of its
 * fields is a number, a date or an address of e-mail, which nobody calls a column.
 *
 * @param first the fields of the first row
 * @param known every column name the table knows
 */
export function isHeader(first: readonly string[], known: ReadonlySet<string>): boolean {
  const cells = first.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length === 0) return false;
  const recognized = cells.filter((cell) => known.has(comparable(cell))).length;
  if (recognized > cells.length / 3 || recognized >= 2) return true;
  return !cells.some(looksLikeData);
}

function looksLikeData(cell: string): boolean {
  return /^[+-]?[0-9][0-9 .,()/-]*$/.test(cell) || cell.includes('@') || readingsOf(cell) !== undefined;
}
