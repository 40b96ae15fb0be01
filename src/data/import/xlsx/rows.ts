import type { Zip, ZipEntry } from '../archive/zip.ts';
import { readPart } from './parts.ts';
import { shownNumber } from './shown.ts';
import { withSigns } from './strings.ts';
import type { Workbook } from './workbook.ts';
import { attribute } from './xml.ts';

/** One row of a sheet: its cells as they are shown, as far as the last one that holds something. */
export interface SheetRow {
  /** As the sheet numbers it; 1 is the first. */
  row: number;
  cells: (string | null)[];
  /** The place of the last cell that holds something, also where it is not kept. */
  length: number;
}

const mostColumns = 16_384;

/**
 * The rows of a sheet that hold anything, some at a time.
 *
 * @param width so many columns are kept of each row
 * @param expected told how far the sheet says that it goes
 */
export async function* readRows(
  zip: Zip,
  entry: ZipEntry,
  workbook: Workbook,
  strings: readonly string[],
  signal: AbortSignal | undefined,
  width = mostColumns,
  expected: (rows: number) => void = () => {},
): AsyncGenerator<SheetRow[]> {
  const sheet = new SheetListener(workbook, strings, width, expected);
  for await (const _ of readPart(zip, entry, sheet, signal)) {
    if (sheet.rows.length > 0) yield sheet.rows.splice(0);
  }
  if (sheet.rows.length > 0) yield sheet.rows.splice(0);
}

class SheetListener {
  readonly rows: SheetRow[] = [];
  readonly #workbook: Workbook;
  readonly #strings: readonly string[];
  readonly #width: number;
  readonly #expected: (rows: number) => void;
  #row = 0;
  #cells: (string | null)[] = [];
  #column = 0;
  #type = 'n';
  #style = -1;
  #value = '';
  #holds = false;
  #hears = false;
  #isReading = false;
  #length = 0;

  constructor(
    workbook: Workbook,
    strings: readonly string[],
    width: number,
    expected: (rows: number) => void,
  ) {
    this.#workbook = workbook;
    this.#strings = strings;
    this.#width = width;
    this.#expected = expected;
  }

  open(tag: string, attributes: string): void {
    if (tag === 'c') {
      const place = quickAttribute(attributes, ' r="') ?? attribute(attributes, 'r');
      // A cell that does not say where it is stands beside the one before.
      this.#column = place === undefined ? this.#column + 1 : columnOf(place);
      this.#type = quickAttribute(attributes, ' t="') ?? attribute(attributes, 't') ?? 'n';
      this.#style = Number(quickAttribute(attributes, ' s="') ?? attribute(attributes, 's') ?? -1);
      this.#value = '';
      this.#holds = false;
    } else if (tag === 'v' || tag === 't') {
      this.#hears = !this.#isReading;
      this.#holds ||= this.#hears;
    } else if (tag === 'rPh') this.#isReading = true;
    else if (tag === 'dimension') {
      const last = /:[A-Z]+([0-9]{1,7})$/.exec(attribute(attributes, 'ref') ?? '')?.[1];
      if (last !== undefined) this.#expected(Number(last));
    } else if (tag === 'row') {
      const said = Number(quickAttribute(attributes, ' r="') ?? attribute(attributes, 'r'));
      this.#row = Number.isInteger(said) && said > this.#row ? said : this.#row + 1;
      this.#cells = [];
      this.#column = -1;
      this.#length = 0;
    }
  }

  text(text: string): void {
    if (this.#hears) this.#value += text;
  }

  close(tag: string): void {
    if (tag === 'v' || tag === 't') this.#hears = false;
    else if (tag === 'rPh') this.#isReading = false;
    else if (tag === 'c') this.#endCell();
    else if (tag === 'row' && this.#length > 0) {
      this.rows.push({ row: this.#row, cells: this.#cells, length: this.#length });
    }
  }

  #endCell(): void {
    if (!this.#holds || this.#column < 0 || this.#column >= mostColumns) return;
    const shown = this.#shown();
    if (shown === null) return;
    if (shown.trim() !== '') this.#length = Math.max(this.#length, this.#column + 1);
    if (this.#column >= this.#width) return;
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = shown;
  }

  #shown(): string | null {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return this.#strings[Number(value)] ?? null;
      case 'inlineStr':
      case 'str':
        return withSigns(value);
      case 'b':
        return value.trim() === '1' ? 'true' : 'false';
      case 'd':
      case 'e':
        return value;
      default:
        if (value === '') return null;
        if (this.#workbook.own) return value;
        return shownNumber(value, this.#workbook.styles[this.#style], this.#workbook.from_1904);
    }
  }
}

/** The usual way to write attributes, without the cost of the general one. */
function quickAttribute(attributes: string, start: string): string | undefined {
  const at = attributes.indexOf(start);
  if (at === -1) return undefined;
  const end = attributes.indexOf('"', at + start.length);
  return end === -1 ? undefined : attributes.slice(at + start.length, end);
}

/** `C5` → 2. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length && at < 4; at += 1) {
    const letter = place.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
