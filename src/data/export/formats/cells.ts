import { type CellBatch, nullCell, rowEnd } from '../../../storage/snapshot.ts';
import type { Bytes } from '../out/bytes.ts';

/** How a format writes what it is given. Made for one table, and told every cell in turn. */
export interface CellForm {
  beginBatch?(out: Bytes): void;
  beginRow(out: Bytes): void;
  /** A cell with a value: its UTF-8, from `start` to before `end`. */
  cell(out: Bytes, bytes: Uint8Array, start: number, end: number, column: number): void;
  none(out: Bytes, column: number): void;
  endRow(out: Bytes): void;
  endBatch?(out: Bytes): void;
}

/** Writes all cells of a batch. Throws when it is not what it says it is. */
export function writeCells(batch: CellBatch, columns: number, form: CellForm, out: Bytes): void {
  const { bytes } = batch;
  const { length } = bytes;
  let at = 0;
  let rows = 0;
  form.beginBatch?.(out);
  while (at < length) {
    form.beginRow(out);
    let column = 0;
    let byte = 0;
    do {
      const start = at;
      byte = bytes[at] ?? rowEnd;
      if (byte === nullCell) {
        form.none(out, column);
        at += 1;
      } else {
        while (byte < nullCell) {
          at += 1;
          byte = bytes[at] ?? rowEnd;
        }
        form.cell(out, bytes, start, at, column);
      }
      byte = bytes[at] ?? rowEnd;
      at += 1;
      column += 1;
    } while (byte !== rowEnd);
    if (column !== columns) throw new Error(`A row has ${column} cells where there are ${columns} columns.`);
    form.endRow(out);
    rows += 1;
  }
  form.endBatch?.(out);
  if (rows !== batch.rows) throw new Error(`There are ${rows} rows where ${batch.rows} were read.`);
}

/** The text of a cell. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

/** True for what every format writes bare as a number: the engine's own text of one. */
export function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    // 0-9, then + - . and e E of a fraction.
    if (
      (byte < 48 || byte > 57) &&
      !(byte === 45 || byte === 46 || byte === 43 || byte === 101 || byte === 69)
    )
      return false;
  }
  return end > start;
}

/** Byte → whether a text with it in it needs more than copying. */
export function marked(...bytes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}

/**
 * Copies a cell as it is. Answers whether one of the marked bytes is in it: then the caller takes it back
 * (`out.length = before`) and writes it with care.
 */
export function copyCell(
  out: Bytes,
  bytes: Uint8Array,
  start: number,
  end: number,
  marks: Uint8Array,
): boolean {
  out.room(end - start);
  const { buffer } = out;
  let to = out.length;
  let found = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    found |= marks[byte] ?? 0;
    buffer[to++] = byte;
  }
  out.length = to;
  return found !== 0;
}
