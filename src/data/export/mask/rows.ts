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
  const out = new Bytes();
  const masks = masksFor(secret, today);
  const places = new Map(read.map(({ name }, nth) => [name, nth]));
  const given = give.map((column) => {
    const kind = maskOf(table, column.name, column.kind);
    return { column, place: places.get(column.name) ?? -1, mask: kind === 'kept' ? null : masks[kind] };
  });
  /** Where the cells of the row lie in the batch; -1: there is none. */
  const starts = new Int32Array(read.length);
  const ends = new Int32Array(read.length);
  let from: Uint8Array = new Uint8Array();
  const cellAt = (place: number): string | null => {
    const start = starts[place] ?? -1;
    return start < 0 ? null : textOf(from, start, ends[place] ?? start);
  };

  const writeRow = (): void => {
    const row = new Row(table, secret, (name) => cellAt(places.get(name) ?? -1));
    for (const [nth, { column, place, mask }] of given.entries()) {
      const start = starts[place] ?? -1;
      if (start < 0) writeNone(out);
      else if (mask === null) out.copy(from, start, ends[place] ?? start);
      else {
        const fake = mask(cellAt(place) ?? '', row, column.name) ?? (column.isNullable ? null : withheld);
        if (fake === null) writeNone(out);
        else out.text(fake);
      }
      out.room(1);
      out.buffer[out.length++] = nth === given.length - 1 ? rowEnd : cellEnd;
    }
  };
  const form: CellForm = {
    beginRow: () => {},
    cell(_, bytes, start, end, column) {
      from = bytes;
      starts[column] = start;
      ends[column] = end;
    },
    none(_, column) {
      starts[column] = -1;
    },
    endRow: writeRow,
  };
  return (batch) => {
    writeCells(batch, read.length, form, out);
    return { bytes: out.taken(), rows: batch.rows };
  };
}

function writeNone(out: Bytes): void {
  out.room(1);
  out.buffer[out.length++] = nullCell;
}

/** A person is a row of patients or of doctors: whatever is masked in it follows from its id. */
class Row implements MaskedRow {
  readonly cell: (column: string) => string | null;
  readonly #table: string;
  readonly #secret: Secret;
  #bytes: Buffer | undefined;
  #fakes: Fakes | undefined;

  constructor(table: string, secret: Secret, cell: (column: string) => string | null) {
    this.#table = table;
    this.#secret = secret;
    this.cell = cell;
  }

  get fakes(): Fakes {
    this.#fakes ??= fakesFrom(this.#drawnBytes());
    return this.#fakes;
  }

  get drawn(): number {
    return this.#drawnBytes().readUInt32BE(24);
  }

  #drawnBytes(): Buffer {
    this.#bytes ??= this.#secret.of(this.#table, this.cell('id') ?? '');
    return this.#bytes;
  }
}
