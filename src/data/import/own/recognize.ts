import type { OwnTable } from './columns.ts';
import { asideColumns } from './read.ts';

/**
 * Whether these columns are those of a whole export of the table, so that its rows can land exactly as they were: no
 * column is strange, and the key and all that the program cannot make anew are there.
 */
export function isWholeExport(table: OwnTable, columns: readonly string[]): boolean {
  const names = new Set(table.columns.map(({ name }) => name));
  const given = new Set(columns);
  if (!columns.every((name) => names.has(name) || asideColumns.has(name))) return false;
  return table.columns.every(
    ({ name, nullable, generated }) =>
      given.has(name) || nullable || generated || madeAnew.has(`${table.name}.${name}`),
  );
}

/** Columns that an export leaves out and an import makes again from the others. */
const madeAnew: ReadonlySet<string> = new Set(['patients.search_key']);
