import { type RowReader, shortened, unreadable } from '../ready-rows.ts';
import type { OwnTable } from './columns.ts';
import { landOwn } from './land.ts';
import { ownReader } from './read.ts';

/** Rows of our own export: they land exactly as they were. */
export function ownRows(table: OwnTable, columns: readonly string[], tellsNull: boolean): RowReader {
  const read = ownReader(table, columns, tellsNull);
  const problemsOf: RowReader['problemsOf'] = (line, fields, cells) =>
    Object.entries(fields).map(([column, reason]) => {
      const index = columns.indexOf(column);
      const value = index < 0 ? null : shortened(cells[index] ?? '');
      return { line, column: index < 0 ? null : column, value, reason };
    });
  return {
    problemsOf,
    check(row) {
      if ('problem' in row) return unreadable(row);
      const { line, cells } = row;
      const found = read(cells);
      if (!found.ok)
        return { line, cells, ready: undefined, problems: problemsOf(line, found.fields, cells) };
      const ready = {
        line,
        values: found.row,
        land: (landing: Parameters<typeof landOwn>[0]) => landOwn(landing, table, found.row),
      };
      return { line, cells, ready, problems: [] };
    },
  };
}
