import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { keepsAscii } from '../bytes/encoding.ts';
import type { ByteFacts } from '../bytes/inspect.ts';
import type { SourceRow } from '../source.ts';
import type { CsvRow } from './parser.ts';

/** What a row must be to be read: as long as the header, of letters of the encoding, without control signs. */
export class RowCheck {
  readonly #columns: number;
  readonly #least: number;
  readonly #than: string;
  readonly #encoding: string;
  readonly #maybeUnreadable: boolean;
  readonly #maybeUtf8: boolean;
  readonly #ownControls: boolean;

  constructor(columns: readonly string[], header: boolean, encoding: string, bytes: ByteFacts, own: boolean) {
    this.#columns = columns.length;
    // A column without a name at the end (a trailing delimiter in the header alone) need not be there.
    this.#least = header
      ? columns.findLastIndex((name) => !/^column [0-9]+$/.test(name)) + 1
      : columns.length;
    this.#than = header ? `the header ${columns.length}` : `the first row ${columns.length}`;
    this.#encoding = encoding;
    this.#maybeUnreadable = encoding !== 'utf-8' || bytes.other_lines > 0;
    this.#maybeUtf8 = encoding !== 'utf-8' && keepsAscii(encoding) && bytes.utf8_lines > 0;
    this.#ownControls = own;
  }

  /** A row that is all blank is none. One that is longer or shorter than the header is told, not guessed at. */
  row(row: CsvRow): SourceRow | undefined {
    if (!('fields' in row)) return { ...row, text: row.text.replaceAll('\0', '\ufffd') };
    const { line, fields } = row;
    const count = fields.length;
    if (count !== this.#columns || fields[0] === null || fields[0] === '') {
      if (fields.every(isBlank)) return undefined;
      const isSurplus = count > this.#columns && !fields.slice(this.#columns).every(isBlank);
      if (isSurplus || count < this.#least) {
        return { line, text: textOf(fields), problem: `The row has ${count} fields, ${this.#than}.` };
      }
      if (count > this.#columns) fields.length = this.#columns;
      while (fields.length < this.#columns) fields.push(null);
    }
    const problem = this.#wrongLetters(fields);
    return problem === undefined ? { line, cells: fields } : { line, text: textOf(fields), problem };
  }

  #wrongLetters(fields: readonly (string | null)[]): string | undefined {
    if (!this.#ownControls && fields.some((cell) => cell?.includes('\0'))) {
      return 'The row holds zero bytes, which no text has. Remove them.';
    }
    if (this.#maybeUnreadable && fields.some((cell) => cell?.includes('\ufffd'))) {
      return `The row holds bytes that are no letters in ${this.#encoding}. Say the right encoding with --encoding, or mend the row.`;
    }
    if (this.#maybeUtf8 && fields.some((cell) => cell !== null && this.#isUtf8(cell))) {
      return `The row is written in utf-8, most others in ${this.#encoding}. Write them all in one encoding.`;
    }
    return undefined;
  }

  #isUtf8(cell: string): boolean {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is all of its characters.
    return !/^[\x00-\x7f]*$/.test(cell) && isUtf8(iconv.encode(cell, this.#encoding));
  }
}

function isBlank(cell: string | null): boolean {
  return cell === null || cell.trim() === '';
}

function textOf(fields: readonly (string | null)[]): string {
  let text = '';
  for (const cell of fields) {
    text += `${text === '' ? '' : ' '}${cell ?? ''}`;
    if (text.length > 200) break;
  }
  return text.slice(0, 200).replaceAll('\0', '\ufffd');
}
