import { type CellBatch, cellEnd, nullCell, rowEnd } from '../../../storage/snapshot.ts';
import { type CellForm, textOf, writeCells } from '../formats/cells.ts';
import { Bytes } from '../out/bytes.ts';
import type { ExportColumn } from '../tables.ts';
import { maskOf } from './declared.ts';
import { type MaskedRow, masksFor, withheld } from './masks.ts';
import { type Fakes, fakesFrom } from './names.ts';
import type { Secret } from './secret.ts';

export interface MaskRequest {
  readonly table: string;
  /** What is read: every column of the table, since one fake may depend on another's value. */
  readonly read: readonly ExportColumn[];
  /** What is given on, some of them. */
  readonly give: readonly ExportColumn[];
  readonly secret: Secret;
  /** `YYYY-MM-DD`, that ages are counted on. */
  readonly today: string;
}

/** Turns batches of rows into batches of the same rows without the people in them. */
export function rowMask({ table, read, give, secret, today }: MaskRequest): (batch: CellBatch) => CellBatch {
  const places = new Map(read.map(({ name }, nth) => [name, nth]));
  const masks = masksFor(secret, today);
  const given = give.map((column) => ({
    column,
    place: places.get(column.name) ?? -1,
    mask: masks[maskOf(table, column.name, column.kind)],
  }));
  const out = new Bytes();
  const cells: (string | null)[] = [];

  const writeRow = (): void => {
    const row = rowOf(table, secret, (name) => cells[places.get(name) ?? -1] ?? null);
    for (const [nth, { column, place, mask }] of given.entries()) {
      const value = cells[place] ?? null;
      const fake =
        value === null ? null : (mask(value, row, column.name) ?? (column.isNullable ? null : withheld));
      if (fake !== null) out.text(fake);
      out.room(2);
      if (fake === null) out.buffer[out.length++] = nullCell;
      out.buffer[out.length++] = nth === given.length - 1 ? rowEnd : cellEnd;
    }
  };
  const form: CellForm = {
    beginRow: () => {
      cells.length = 0;
    },
    cell: (_, bytes, start, end) => void cells.push(textOf(bytes, start, end)),
    none: () => void cells.push(null),
    endRow: writeRow,
  };
  return (batch) => {
    writeCells(batch, read.length, form, out);
    return { bytes: out.taken(), rows: batch.rows };
  };
}

/** A person is a row of patients or of doctors: whatever is masked in it follows from its id. */
function rowOf(table: string, secret: Secret, cell: MaskedRow['cell']): MaskedRow {
  let drawn: Buffer | undefined;
  let fakes: Fakes | undefined;
  const draw = (): Buffer => {
    drawn ??= secret.of(table, cell('id') ?? '');
    return drawn;
  };
  return {
    cell,
    get fakes() {
      fakes ??= fakesFrom(draw());
      return fakes;
    },
    get drawn() {
      return draw().readUInt32BE(24);
    },
  };
}
