import type { ExportColumn } from '../tables.ts';
import { type CellForm, copyCell, isNumber, marked, textOf } from './cells.ts';

const special = marked(...Array.from({ length: 32 }, (_, code) => code), 34, 92);

const nothing = Buffer.from('null');
const yes = Buffer.from('true');
const no = Buffer.from('false');
const quote = 34;
const one = 49;

/**
 * Rows as JSON objects, one a line.
 *
 * @param how `lead` is what stands in each object before its columns, `"table":"patients",` or nothing; rows of a list
 *   have commas between them, others a line end after each
 */
export function jsonForm(
  columns: readonly ExportColumn[],
  { lead, isList }: { lead: string; isList: boolean },
): CellForm {
  const keys = columns.map(({ name }, nth) =>
    Buffer.from(`${nth === 0 ? `{${lead}` : ','}${JSON.stringify(name)}:`),
  );
  const kinds = columns.map(({ kind }) =>
    kind === 'boolean' ? 1 : kind === 'integer' || kind === 'fraction' ? 2 : 0,
  );
  const end = Buffer.from(isList ? '}' : '}\n');
  const comma = Buffer.from(',\n');
  let isFirst = true;
  return {
    beginRow(out) {
      if (isList && !isFirst) out.bytes(comma);
      isFirst = false;
    },
    cell(out, bytes, start, stop, column) {
      const key = keys[column];
      if (key !== undefined) out.bytes(key);
      if (kinds[column] === 1) return out.bytes(bytes[start] === one ? yes : no);
      if (kinds[column] === 2 && isNumber(bytes, start, stop))
        return void copyCell(out, bytes, start, stop, special);
      const before = out.length;
      out.room(stop - start + 2);
      out.buffer[out.length++] = quote;
      if (copyCell(out, bytes, start, stop, special)) {
        out.length = before;
        out.text(JSON.stringify(textOf(bytes, start, stop)));
      } else {
        out.room(1);
        out.buffer[out.length++] = quote;
      }
    },
    none(out, column) {
      const key = keys[column];
      if (key !== undefined) out.bytes(key);
      out.bytes(nothing);
    },
    endRow: (out) => out.bytes(end),
  };
}
