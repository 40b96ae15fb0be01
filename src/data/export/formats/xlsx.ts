import { refuse } from '../../../desk/index.ts';
import { countText } from '../../../desk/words/index.ts';
import type { ExportColumn } from '../tables.ts';
import { type CellForm, copyCell, isNumber, marked, textOf } from './cells.ts';

/** What a sheet holds beside its header row. */
export const rowsOfSheet = 1_048_575;

/** The most that a cell of a spreadsheet holds, in UTF-16 units. */
const longestText = 32_767;
/** The digits that a spreadsheet keeps of a number. */
const longestNumber = 15;

/** `&`, `<`, `>`, `_` (of `_x000D_`), what XML cannot hold, and the first byte of U+FFFE and U+FFFF. */
const special = marked(...Array.from({ length: 32 }, (_, code) => code), 38, 60, 62, 95, 127, 0xef);

const rowClose = Buffer.from('</row>');
// What stands between the address of a cell and what is in it.
const textBegin = Buffer.from('" t="inlineStr"><is><t xml:space="preserve">');
const textClose = Buffer.from('</t></is></c>');
const numberBegin = Buffer.from('"><v>');
const booleanBegin = Buffer.from('" t="b"><v>');
const valueClose = Buffer.from('</v></c>');

export const sheetBegin = `${xmlHead()}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`;
export const sheetClose = '</sheetData></worksheet>';

/** One row of texts, for headers; the first of a sheet is 1. */
export function textRow(row: number, cells: readonly string[]): string {
  const inner = cells.map(
    (cell, nth) => `<c r="${letters(nth)}${row}${textBegin}${xmlText(cell)}${textClose}`,
  );
  return `<row r="${row}">${inner.join('')}${rowClose}`;
}

/** `A` … `Z`, `AA` …: the name of a column, the first is 0. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/**
 * Rows of a sheet, below its header. Throws `invalid` for a text that does not fit a cell.
 *
 * @param before how many rows of the table stand on sheets before this one
 */
export function xlsxForm(table: string, columns: readonly ExportColumn[], before = 0): CellForm {
  const addresses = columns.map((_, nth) => Buffer.from(`<c r="${letters(nth)}`));
  let row = 1;
  let number = Buffer.from('1');
  return {
    beginRow(out) {
      row += 1;
      number = Buffer.from(String(row));
      out.text(`<row r="${row}">`);
    },
    cell(out, bytes, start, end, column) {
      const address = addresses[column];
      if (address !== undefined) out.bytes(address);
      out.bytes(number);
      const { kind, name } = columns[column] ?? { kind: 'text', name: '' };
      const isValue = kind === 'boolean' || kind === 'integer' || kind === 'fraction';
      if (isValue && isNumber(bytes, start, end) && (kind !== 'integer' || end - start <= longestNumber)) {
        out.bytes(kind === 'boolean' ? booleanBegin : numberBegin);
        copyCell(out, bytes, start, end, special);
        return out.bytes(valueClose);
      }
      if (end - start > longestText && textOf(bytes, start, end).length > longestText)
        tooLong(table, name, before + row - 1);
      out.bytes(textBegin);
      const written = out.length;
      if (copyCell(out, bytes, start, end, special)) {
        out.length = written;
        out.text(xmlText(textOf(bytes, start, end)));
      }
      out.bytes(textClose);
    },
    none: () => {},
    endRow: (out) => out.bytes(rowClose),
  };
}

/** ECMA-376, part 1, 22.9.2.19: what XML cannot hold is `_xHHHH_`, and what looks like it is marked by `_x005F_`. */
export function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
      /[\0-\x08\x0b-\x1f\x7f\ufffe\uffff]/g,
      (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

export function xmlHead(): string {
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
}

function tooLong(table: string, column: string, row: number): never {
  return refuse(
    'invalid',
    `Row ${row} of ${table} has a ${column} of more than ${countText(longestText)} characters, the most that a spreadsheet cell holds.`,
    { hint: 'Export as csv, json, ndjson or sql.' },
  );
}
