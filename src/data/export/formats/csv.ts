import { guardFormula } from '../../csv-formulas.ts';
import type { ExportColumn } from '../tables.ts';
import { type CellForm, copyCell, isNumber, marked, textOf } from './cells.ts';

const codes = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

const inside = marked(...codes('",;\t\r\n'));
/** The first bytes of what may be a formula or a guard; 0xEF begins the full-width signs. */
const first = marked(...codes("=+-@\t\r\n' "), 0xef);
const space = 32;

/** A header and rows as RFC 4180 has them. */
export function csvHeader(columns: readonly ExportColumn[], newline: string): string {
  return `${columns.map(({ name }) => csvText(name)).join(',')}${newline}`;
}

export function csvForm(columns: readonly ExportColumn[], newline: string): CellForm {
  const isText = columns.map(({ kind }) => kind !== 'integer' && kind !== 'fraction' && kind !== 'boolean');
  const isSingle = columns.length === 1;
  const end = Buffer.from(newline);
  return {
    beginRow() {},
    cell(out, bytes, start, stop, column) {
      if (column > 0) {
        out.room(1);
        out.buffer[out.length++] = 44;
      }
      const before = out.length;
      const isSpecial = copyCell(out, bytes, start, stop, inside);
      if (!isText[column] && isNumber(bytes, start, stop)) return;
      const isPlain =
        start < stop && !isSpecial && first[bytes[start] ?? 0] === 0 && bytes[stop - 1] !== space;
      if (isPlain) return;
      out.length = before;
      out.text(csvText(textOf(bytes, start, stop)));
    },
    none(out, column) {
      if (column > 0) {
        out.room(1);
        out.buffer[out.length++] = 44;
      }
      // A blank line would be no row.
      else if (isSingle) out.text('""');
    },
    endRow: (out) => out.bytes(end),
  };
}

function csvText(text: string): string {
  const guarded = guardFormula(text);
  if (guarded === text && text !== '' && !/[",;\t\r\n]|^ | $/.test(text)) return text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
