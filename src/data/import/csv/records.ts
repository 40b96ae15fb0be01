import type { Dialect } from './dialect.ts';

/** One record of the file as it stands there, before it is cut into fields. */
export interface CsvRecord {
  /** The line (1 is the first of the file) on which the record starts; quoted fields may go on over more. */
  line: number;
  /** Without its line ending. Cut short when there is a `problem`. */
  text: string;
  /** Why it cannot be cut into fields, as a sentence. */
  problem?: string;
}

/**
 * The longest record that is read. fast-csv takes quadratic time over a quotation mark that never closes
 * (60 MB: more than two minutes), so what is longer never reaches it.
 */
export const longestRecord = 1024 * 1024;

const shownOfBadRecord = 200;

/**
 * Cuts decoded text into records and counts lines, by the same rules as fast-csv: a field is quoted when its
 * first character that is not a space is the quotation mark, `""` inside stands for one, and a line ends with
 * `\n`, `\r\n` or `\r`. Blank lines are left out. After a quotation mark that never closes, reading goes on
 * with the next line: one bad line costs one row. Never holds more than the longest record and one chunk.
 */
export async function* splitRecords(
  chunks: AsyncIterable<string>,
  dialect: Dialect,
  limit = longestRecord,
): AsyncGenerator<CsvRecord> {
  let buffer = '';
  let line = 1;
  let skippingLongLine = false;

  function* drain(atEnd: boolean): Generator<CsvRecord> {
    let from = 0;
    while (from < buffer.length) {
      if (skippingLongLine) {
        const end = lineEnd(buffer, from, atEnd);
        if (end === undefined) {
          buffer = buffer.endsWith('\r') ? '\r' : '';
          return;
        }
        skippingLongLine = false;
        line += 1;
        from = end.next;
        continue;
      }
      const scan = scanRecord(buffer, from, dialect, limit, atEnd);
      if (scan === 'more') break;
      if (scan.kind === 'record') {
        const text = buffer.slice(from, scan.end);
        if (text.trim() !== '') yield { line, text };
        line += scan.lines;
        from = scan.next;
        continue;
      }
      // Give up on the first physical line only; what follows it may be sound.
      const end = lineEnd(buffer, from, atEnd);
      if (end === undefined && buffer.length - from <= limit) break;
      const text = buffer.slice(from, Math.min(end?.end ?? buffer.length, from + shownOfBadRecord));
      yield { line, text, problem: scan.problem };
      if (end === undefined) {
        skippingLongLine = true;
        continue;
      }
      line += 1;
      from = end.next;
    }
    buffer = buffer.slice(from);
  }

  for await (const chunk of chunks) {
    buffer += chunk;
    yield* drain(false);
  }
  yield* drain(true);
}

type Scan =
  | { kind: 'record'; end: number; next: number; lines: number }
  | { kind: 'bad'; problem: string }
  | 'more';

function scanRecord(text: string, from: number, dialect: Dialect, limit: number, atEnd: boolean): Scan {
  const { quote, delimiter } = dialect;
  let at = from;
  let lines = 0;
  let fieldStart = true;
  while (at < text.length) {
    if (at - from > limit) return { kind: 'bad', problem: tooLong(limit) };
    const character = text[at];
    if (character === '\n' || character === '\r') {
      if (character === '\r' && at + 1 === text.length && !atEnd) return 'more';
      const next = character === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
      return { kind: 'record', end: at, next, lines: lines + 1 };
    }
    if (fieldStart && quote !== null && character === quote) {
      const closed = scanQuoted(text, at + 1, quote, from + limit, atEnd);
      if (closed === 'more') return 'more';
      if (closed === undefined) {
        const problem =
          'A quotation mark is opened here and never closed. Close it, or double it if it belongs to the text.';
        return { kind: 'bad', problem };
      }
      const after = skipSpaces(text, closed.next, delimiter);
      if (after === text.length && !atEnd) return 'more';
      const stray = after < text.length && !`${delimiter}\n\r`.includes(text[after] ?? '');
      if (stray) return { kind: 'bad', problem: strayText(text, after) };
      lines += closed.lines;
      at = after;
      fieldStart = false;
      continue;
    }
    if (character === delimiter) fieldStart = true;
    else if (fieldStart && character !== undefined && character.trim() !== '') fieldStart = false;
    at += 1;
  }
  if (!atEnd) return at - from > limit ? { kind: 'bad', problem: tooLong(limit) } : 'more';
  return { kind: 'record', end: text.length, next: text.length, lines: lines + 1 };
}

/** Finds the closing quotation mark; undefined when there is none within the limit or the file. */
function scanQuoted(
  text: string,
  from: number,
  quote: string,
  limit: number,
  atEnd: boolean,
): { next: number; lines: number } | 'more' | undefined {
  let at = from;
  for (;;) {
    const found = text.indexOf(quote, at);
    if (found > limit || (found === -1 && (atEnd || text.length > limit))) return undefined;
    if (found === -1) return 'more';
    if (found + 1 === text.length && !atEnd) return 'more';
    if (text[found + 1] !== quote) {
      return { next: found + 1, lines: text.slice(from, found).match(/\r\n|\n|\r/g)?.length ?? 0 };
    }
    at = found + 2;
  }
}

function skipSpaces(text: string, from: number, delimiter: string): number {
  let at = from;
  for (;;) {
    const character = text[at];
    if (character === undefined || character === delimiter || character === '\n' || character === '\r')
      return at;
    if (character.trim() !== '') return at;
    at += 1;
  }
}

function lineEnd(text: string, from: number, atEnd: boolean): { end: number; next: number } | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\n') return { end: at, next: at + 1 };
    if (text[at] !== '\r') continue;
    if (at + 1 === text.length && !atEnd) return undefined;
    return { end: at, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
  }
  return atEnd ? { end: text.length, next: text.length } : undefined;
}

function tooLong(limit: number): string {
  return `This row is longer than ${Math.round(limit / 1024)} kB, the most that is read. Shorten it.`;
}

function strayText(text: string, at: number): string {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return `After a closing quotation mark comes “${found}” instead of the next column. Double the quotation marks that belong to the text.`;
}
