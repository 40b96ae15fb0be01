import type { ExportColumn } from '../tables.ts';
import { type CellForm, copyCell, isNumber, marked, textOf } from './cells.ts';

const apostrophe = 39;
/** A shell ends a text at a NUL, and drops a CR before the end of a line. */
const special = marked(apostrophe, 0, 13);

const nothing = Buffer.from('NULL');

/** Rows as the values of INSERT statements, one statement a batch. */
export function sqlForm(table: string, columns: readonly ExportColumn[]): CellForm {
  const begin = Buffer.from(
    `INSERT INTO ${quotedName(table)} (${columns.map(({ name }) => quotedName(name)).join(',')}) VALUES\n`,
  );
  const isText = columns.map(({ kind }) => kind !== 'integer' && kind !== 'fraction' && kind !== 'boolean');
  const open = Buffer.from('(');
  const between = Buffer.from(',\n(');
  const end = Buffer.from(';\n');
  let isFirst = true;
  return {
    beginBatch(out) {
      out.bytes(begin);
      isFirst = true;
    },
    beginRow(out) {
      out.bytes(isFirst ? open : between);
      isFirst = false;
    },
    cell(out, bytes, start, stop, column) {
      out.room(2);
      if (column > 0) out.buffer[out.length++] = 44;
      if (!isText[column] && isNumber(bytes, start, stop))
        return void copyCell(out, bytes, start, stop, special);
      const before = out.length;
      out.buffer[out.length++] = apostrophe;
      if (copyCell(out, bytes, start, stop, special)) {
        out.length = before;
        out.text(sqlText(textOf(bytes, start, stop)));
      } else {
        out.room(1);
        out.buffer[out.length++] = apostrophe;
      }
    },
    none(out, column) {
      out.room(1);
      if (column > 0) out.buffer[out.length++] = 44;
      out.bytes(nothing);
    },
    endRow(out) {
      out.room(1);
      out.buffer[out.length++] = 41;
    },
    endBatch: (out) => out.bytes(end),
  };
}

/** A text as the sqlite3 shell reads it back, also an old one. */
export function sqlText(text: string): string {
  if (/[\0\r]/.test(text)) return `CAST(x'${Buffer.from(text).toString('hex')}' AS TEXT)`;
  return `'${text.replaceAll("'", "''")}'`;
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
