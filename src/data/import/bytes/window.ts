import { isAscii } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import iconv from 'iconv-lite';
import { pieceBytes } from './pieces.ts';

/** A part of a file, in bytes. */
export interface ByteRange {
  start: number;
  end: number;
  /** The line (1 is the first of the file) on which it starts. */
  line: number;
}

/**
 * A window that slides over the bytes of a file. One byte is one character of `text` (as Latin-1), so that places in
 * the text are places in the file; what is beyond ASCII is decoded when it is taken out. Reading is synchronous: whoever
 * parses asks for more in the middle of a value, and local files answer at once.
 */
export class ByteWindow {
  text = '';
  /** What is before this place in `text` is not needed any more. */
  at = 0;
  readonly #file: number;
  readonly #encoding: string;
  readonly #end: number;
  readonly #piece = Buffer.allocUnsafe(pieceBytes);
  #base: number;
  #read: number;
  #counted = 0;
  #isAscii = true;
  #line: number;

  constructor(path: string, encoding: string, range: ByteRange) {
    this.#file = openSync(path, 'r');
    this.#encoding = encoding;
    this.#base = range.start;
    this.#read = range.start;
    this.#end = range.end;
    this.#line = range.line;
  }

  /** Reads on, and drops what is before `at`, which becomes 0. False: there is no more. */
  more(): boolean {
    const wanted = Math.min(this.#piece.length, this.#end - this.#read);
    const length = wanted <= 0 ? 0 : readSync(this.#file, this.#piece, 0, wanted, this.#read);
    if (length === 0) return false;
    this.line(this.at);
    this.#read += length;
    this.#base += this.at;
    this.#counted -= this.at;
    const isPlain = isAscii(this.#piece.subarray(0, length));
    this.#isAscii = isPlain && (this.#isAscii || this.at === this.text.length);
    this.text = this.text.slice(this.at) + this.#piece.toString('latin1', 0, length);
    this.at = 0;
    return true;
  }

  /** The character code at a place at or behind `at`; NaN at the end of the range. Places move with `at`: see `more`. */
  peek(): number {
    while (this.at >= this.text.length && this.more()) {
      // Another piece is here.
    }
    return this.text.charCodeAt(this.at);
  }

  /** The line on which a place in `text` is; asked in ascending order it costs little. */
  line(place: number): number {
    if (place < this.#counted) {
      this.#line -= feedsIn(this.text, place, this.#counted);
    } else {
      this.#line += feedsIn(this.text, this.#counted, place);
    }
    this.#counted = place;
    return this.#line;
  }

  /** Where in the file a place in `text` is. */
  offset(place: number): number {
    return this.#base + place;
  }

  /** A part of the text in its letters. */
  take(from: number, to: number): string {
    const bytes = this.text.slice(from, to);
    return this.#isAscii ? bytes : decoded(bytes, this.#encoding);
  }

  /** The letters of some bytes of the file, one byte a character; they may come from before what is in `text` now. */
  decode(bytes: string): string {
    return decoded(bytes, this.#encoding);
  }

  close(): void {
    closeSync(this.#file);
  }
}

function decoded(bytes: string, encoding: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is all of its characters.
  if (/^[\x00-\x7f]*$/.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  return encoding === 'utf-8' ? buffer.toString('utf8') : iconv.decode(buffer, encoding, { stripBOM: false });
}

function feedsIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
