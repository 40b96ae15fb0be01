import { sizeText } from '../../../desk/words/index.ts';
import type { Dialect } from './dialect.ts';
import { carriageReturn, isSpace, lineEnd, lineFeed, linesIn } from './lines.ts';

/** One row cut into fields, or a line that could not be. */
export type CsvRow =
  | { line: number; fields: (string | null)[] }
  | { line: number; text: string; problem: string };

/** The longest record that is read; what is longer is told, left out, and never held. */
export const longestRecord = 1024 * 1024;

const shownOfBadRecord = 200;
/** A record that is longer than this and not yet whole is looked at again only when twice as much of it is here. */
const patience = 64 * 1024;

const more = 'more';

/**
 * Cuts decoded text into rows, fed piece by piece. A field is quoted when its first character that is not a space is
 * the quotation mark, `""` inside stands for one, and a line ends with `\n`, `\r\n` or `\r`. Blank lines are left out.
 * After a quotation mark that never closes, reading goes on with the next line: one bad line costs one row. Never
 * holds more than the longest record and one piece; the time it takes is linear in the text.
 */
export class CsvParser {
  readonly #delimiter: number;
  readonly #quote: string;
  readonly #quoteCode: number;
  readonly #bareEmpty: '' | null;
  readonly #limit: number;
  readonly #waiting: string[] = [];
  #waitingLength = 0;
  #wanted = 0;
  #text = '';
  #atEnd = false;
  #line = 1;
  #skipping = false;
  // Where the record under way begins and how far it is read.
  #from = 0;
  #at = 0;
  #breaks = 0;

  /** @param bareEmpty what an empty field without quotation marks is: null where the writer means that */
  constructor({ delimiter, quote }: Dialect, bareEmpty: '' | null = '', limit = longestRecord) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote ?? '';
    this.#quoteCode = quote === null ? -1 : quote.charCodeAt(0);
    this.#bareEmpty = bareEmpty;
    this.#limit = limit;
  }

  /** The rows that are whole with this piece of the text. */
  push(piece: string): CsvRow[] {
    this.#waiting.push(piece);
    this.#waitingLength += piece.length;
    return this.#text.length + this.#waitingLength < this.#wanted ? [] : this.#drain();
  }

  /** The rows that end with the text. */
  end(): CsvRow[] {
    this.#atEnd = true;
    return this.#drain();
  }

  #drain(): CsvRow[] {
    this.#text += this.#waiting.join('');
    this.#waiting.length = 0;
    this.#waitingLength = 0;
    const rows: CsvRow[] = [];
    const text = this.#text;
    this.#from = 0;
    while (this.#from < text.length) {
      if (this.#skipping) {
        if (!this.#skipLine()) break;
        continue;
      }
      const fields: (string | null)[] = [];
      const problem = this.#record(fields);
      if (problem === more) break;
      if (problem !== undefined) {
        if (!this.#giveUp(problem, rows)) break;
        continue;
      }
      const isBlank = fields.length === 1 && (fields[0] ?? '').trim() === '' && !this.#holdsQuote();
      if (!isBlank) rows.push({ line: this.#line, fields });
      this.#line += this.#breaks + 1;
      this.#from = Math.min(this.#at + 1, text.length);
    }
    this.#text = text.slice(this.#from);
    this.#wanted = this.#text.length < patience || this.#skipping ? 0 : this.#text.length * 2;
    return rows;
  }

  /** Reads one record; a sentence says what is wrong with it, `more` that its end is not here yet. */
  #record(fields: (string | null)[]): string | undefined {
    const text = this.#text;
    const delimiter = this.#delimiter;
    this.#at = this.#from;
    this.#breaks = 0;
    for (;;) {
      const start = this.#at;
      let code = text.charCodeAt(start);
      const opens = code === this.#quoteCode || (isSpace(code) && this.#opensQuote(start));
      if (opens) {
        const problem = this.#quotedField(fields);
        if (problem !== undefined) return problem;
        code = text.charCodeAt(this.#at);
      } else {
        let at = start;
        // Beyond the end of the text the code is NaN, which is not above anything.
        while (code !== delimiter && code !== lineFeed && code !== carriageReturn && code >= 0) {
          at += 1;
          code = text.charCodeAt(at);
        }
        fields.push(at === start ? this.#bareEmpty : text.slice(start, at));
        this.#at = at;
      }
      if (this.#at - this.#from > this.#limit) return tooLong(this.#limit);
      if (code === delimiter) {
        this.#at += 1;
        continue;
      }
      if (this.#at === text.length) return this.#atEnd ? undefined : more;
      if (code === carriageReturn) {
        if (this.#at + 1 === text.length && !this.#atEnd) return more;
        if (text.charCodeAt(this.#at + 1) === lineFeed) this.#at += 1;
      }
      return undefined;
    }
  }

  /** Reads from the spaces before a quotation mark to the delimiter or line end behind its partner. */
  #quotedField(fields: (string | null)[]): string | undefined {
    const text = this.#text;
    const quote = this.#quote;
    const open = this.#skipSpaces(this.#at) + 1;
    let doubled = false;
    let close = text.indexOf(quote, open);
    while (close !== -1 && text.charCodeAt(close + 1) === this.#quoteCode) {
      doubled = true;
      close = text.indexOf(quote, close + 2);
    }
    const ends = close === -1 ? text.length : close;
    if (ends - this.#from > this.#limit || (close === -1 && this.#atEnd)) return neverClosed;
    if (close === -1 || (close + 1 === text.length && !this.#atEnd)) return more;
    const value = text.slice(open, close);
    this.#at = this.#skipSpaces(close + 1);
    if (this.#at === text.length && !this.#atEnd) return more;
    const code = text.charCodeAt(this.#at);
    const fits =
      code === this.#delimiter || code === lineFeed || code === carriageReturn || this.#at === text.length;
    if (!fits) return strayText(text, this.#at);
    this.#breaks += linesIn(value);
    fields.push(doubled ? value.replaceAll(quote + quote, quote) : value);
    return undefined;
  }

  #opensQuote(at: number): boolean {
    return this.#quoteCode !== -1 && this.#text.charCodeAt(this.#skipSpaces(at)) === this.#quoteCode;
  }

  #skipSpaces(from: number): number {
    let at = from;
    for (;;) {
      const code = this.#text.charCodeAt(at);
      if (!isSpace(code) || code === this.#delimiter) return at;
      at += 1;
    }
  }

  #holdsQuote(): boolean {
    return this.#quoteCode !== -1 && this.#opensQuote(this.#from);
  }

  /** Tells of a record that cannot be read, and goes to the line after its first. False: that is not here yet. */
  #giveUp(problem: string, rows: CsvRow[]): boolean {
    const text = this.#text;
    const end = lineEnd(text, this.#from, this.#atEnd);
    if (end === undefined && text.length - this.#from <= this.#limit) return false;
    const shown = Math.min(end?.end ?? text.length, this.#from + shownOfBadRecord);
    rows.push({ line: this.#line, text: text.slice(this.#from, shown), problem });
    if (end === undefined) {
      this.#skipping = true;
    } else {
      this.#line += 1;
      this.#from = end.next;
    }
    return true;
  }

  /** Passes over the rest of a line that was given up. False: it goes on. */
  #skipLine(): boolean {
    const text = this.#text;
    const end = lineEnd(text, this.#from, this.#atEnd);
    if (end === undefined) {
      // A carriage return at the very end may have its line feed in the next piece.
      this.#from = text.endsWith('\r') ? text.length - 1 : text.length;
      return false;
    }
    this.#skipping = false;
    this.#line += 1;
    this.#from = end.next;
    return true;
  }
}

const neverClosed =
  'A quotation mark is opened here and never closed. Close it, or double it if it belongs to the text.';

function tooLong(limit: number): string {
  return `This row is longer than ${sizeText(limit)}, the most that is read. Shorten it.`;
}

function strayText(text: string, at: number): string {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return `After a closing quotation mark comes “${found}” instead of the next column. Double the quotation marks that belong to the text.`;
}
