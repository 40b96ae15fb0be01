import type { BulkRow, BulkValue } from '../../../storage/bulk.ts';
import type { OwnColumn, OwnTable } from './columns.ts';

type Read = { ok: true; value: BulkValue } | { ok: false; problem: string };

export type OwnRead = { ok: true; row: BulkRow } | { ok: false; fields: Record<string, string> };

/** Columns that a file of rejected rows has besides. */
export const asideColumns: ReadonlySet<string> = new Set(['line', 'reason', 'import_line', 'import_reason']);

/**
 * Reads rows that an export wrote, exactly as they were: nothing is mended, and what no column of ours can hold is a
 * problem.
 *
 * @param columns the file's, in its order
 * @param tellsNull an empty text is surely meant as one
 */
export function ownReader(
  table: OwnTable,
  columns: readonly string[],
  tellsNull: boolean,
): (cells: readonly (string | null)[]) => OwnRead {
  const places = columns.map((name) =>
    table.columns.find((column) => column.name === name && !column.generated),
  );
  return (cells) => {
    const row: Record<string, BulkValue> = {};
    const fields: Record<string, string> = {};
    for (const [index, column] of places.entries()) {
      if (column === undefined) continue;
      const read = readOwn(column, cells[index] ?? null, tellsNull);
      if (read.ok) row[column.name] = read.value;
      else fields[column.name] = read.problem;
    }
    return Object.keys(fields).length === 0 ? { ok: true, row } : { ok: false, fields };
  };
}

function readOwn(column: OwnColumn, cell: string | null, tellsNull: boolean): Read {
  const isNothing = cell === null || (cell === '' && !(tellsNull && column.kind === 'text'));
  if (!isNothing) return readers[column.kind](cell, column);
  if (column.nullable) return good(null);
  return column.kind === 'text' && cell === '' ? good('') : bad('This is required.');
}

const readers: Readonly<Record<OwnColumn['kind'], (cell: string, column: OwnColumn) => Read>> = {
  text: readText,
  integer: (cell) =>
    /^-?\d{1,15}(?:\.0+)?$/.test(cell) ? good(Number(cell)) : bad('This must be a whole number.'),
  boolean: (cell) => {
    const word = cell.toLowerCase();
    if (word === '1' || word === 'true') return good(1);
    return word === '0' || word === 'false' ? good(0) : bad('This must be 0 or 1.');
  },
  date: (cell) => (isDate(cell) ? good(cell) : bad('This must be a date such as 1988-03-07.')),
  time: (cell) =>
    /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(cell) ? good(cell) : bad('This must be a time such as 09:30.'),
  instant: readInstant,
};

function readText(cell: string, { among, longest }: OwnColumn): Read {
  if (among !== null && !among.includes(cell)) return bad(`This must be one of ${among.join(', ')}.`);
  // Characters of two units are few: only a text that seems too long is counted by characters.
  const isLong = longest !== null && cell.length > longest && Array.from(cell).length > longest;
  return isLong ? bad(`This is longer than ${longest} characters.`) : good(cell);
}

function readInstant(cell: string): Read {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(cell) && !Number.isNaN(Date.parse(cell)))
    return good(cell);
  try {
    return good(Temporal.Instant.from(cell).toString({ smallestUnit: 'millisecond' }));
  } catch {
    return bad('This must be a moment such as 2026-11-21T10:40:00.000Z.');
  }
}

function isDate(cell: string): boolean {
  const [, day] = /^\d{4}-(?:0[1-9]|1[0-2])-(\d{2})$/.exec(cell) ?? [];
  if (day === undefined || day === '00' || day > '31') return false;
  if (day <= '28') return true;
  try {
    return Temporal.PlainDate.from(cell).toString() === cell;
  } catch {
    return false;
  }
}

function good(value: BulkValue): Read {
  return { ok: true, value };
}

function bad(problem: string): Read {
  return { ok: false, problem };
}
