import { isUtf8 } from 'node:buffer';
import { type SqlLexer, tooLong } from './lexer.ts';

/** A value of a row; `tooLong` for one that cannot be held. */
export type SqlValue = string | null | typeof tooLong;

const number = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?/i;

/** `(value, value, …)`. Anything but plain values ends the reading: nothing in a file is ever computed. */
export function readTuple(lexer: SqlLexer): SqlValue[] {
  if (!lexer.take('(')) lexer.fail('Where the values of a row should begin with “(”, something else is.');
  const values: SqlValue[] = [];
  if (lexer.take(')')) return values;
  for (;;) {
    values.push(readValue(lexer));
    const sign = lexer.next();
    if (sign !== ',' && sign !== ')') return notPlain(lexer);
    lexer.window.at += 1;
    if (sign === ')') return values;
  }
}

function readValue(lexer: SqlLexer): SqlValue {
  const value = readPlain(lexer);
  while (lexer.next() === ':' && lexer.take('::')) passType(lexer);
  return value;
}

function readPlain(lexer: SqlLexer): SqlValue {
  const sign = lexer.next();
  if (sign === "'") return lexer.quoted("'");
  if (sign === '"') return lexer.quoted('"');
  if (/[0-9+\-.]/.test(sign)) {
    const hex = lexer.match(/^0x/i) === '' ? undefined : readHex(lexer, /^[0-9a-f]*/i, '');
    if (hex !== undefined) return hex;
    const found = lexer.match(number, 1000);
    return found === '' ? notPlain(lexer) : found;
  }
  const word = lexer.word();
  const after = lexer.window.text[lexer.window.at];
  // A default is what its own database would have put there: here it is nothing.
  if (word === 'null' || word === 'default') return null;
  if (word === 'true' || word === 'false') return word;
  if (word === 'x' && after === "'") return readHex(lexer, /^[0-9a-f]*/i, "'");
  if (word === 'b' && after === "'") return readBits(lexer);
  if (word === 'e' && after === "'") return lexer.quoted("'", true);
  if (word === 'n' && after === "'") return lexer.quoted("'");
  if (word.startsWith('_') && lexer.next() === "'") return lexer.quoted("'");
  if (word.startsWith('_') && lexer.peekWord() !== '') return readPlain(lexer);
  if (word === 'cast' || word === 'replace' || word === 'unistr') {
    if (lexer.take('(')) return readWrapped(lexer, word);
  }
  return notPlain(lexer, word);
}

/** The three ways in which the sqlite3 shell and our own export write texts with line ends and control signs. */
function readWrapped(lexer: SqlLexer, how: 'cast' | 'replace' | 'unistr'): SqlValue {
  const value = readPlain(lexer);
  if (how === 'unistr') {
    if (!lexer.take(')')) notPlain(lexer, how);
    return typeof value === 'string' ? withUnicode(value) : value;
  }
  if (how === 'cast') {
    if (!lexer.takeWord('as')) notPlain(lexer, how);
    passType(lexer);
    if (!lexer.take(')')) notPlain(lexer, how);
    return value;
  }
  const wanted = lexer.take(',') ? readPlain(lexer) : notPlain(lexer, how);
  if (!lexer.take(',') || !lexer.takeWord('char') || !lexer.take('(')) return notPlain(lexer, how);
  const code = Number(lexer.match(/^(10|13)/));
  if (code === 0 || !lexer.take(')') || !lexer.take(')')) return notPlain(lexer, how);
  if (typeof value !== 'string' || typeof wanted !== 'string' || wanted === '') return value;
  return value.replaceAll(wanted, String.fromCharCode(code));
}

/** Bytes in hexadecimal: as the text they are, or as `0x…` when they are none. */
function readHex(lexer: SqlLexer, digits: RegExp, close: "'" | ''): SqlValue {
  if (close !== '') lexer.window.at += 1;
  const parts: string[] = [];
  let length = 0;
  for (;;) {
    const part = lexer.match(digits, 64 * 1024);
    if (part === '') break;
    length += part.length;
    if (length <= 2 * 1024 * 1024) parts.push(part);
  }
  if (close !== '' && !lexer.take(close)) return notPlain(lexer);
  if (length > 2 * 1024 * 1024) return tooLong;
  const hex = parts.join('');
  const bytes = Buffer.from(hex, 'hex');
  return length % 2 === 0 && isUtf8(bytes) ? bytes.toString('utf8') : `0x${hex.toLowerCase()}`;
}

function readBits(lexer: SqlLexer): SqlValue {
  const bits = lexer.match(/^'[01]*'/).slice(1, -1);
  return bits === '' ? notPlain(lexer) : BigInt(`0b${bits}`).toString();
}

/** `\u000a`, `\+01f600`, `\000a` and `\\`. */
function withUnicode(text: string): string {
  const signs = /\\(\\|u([0-9a-f]{4})|U([0-9a-f]{8})|\+([0-9a-f]{6})|([0-9a-f]{4}))/gi;
  return text.replaceAll(signs, (whole, sign: string, ...hexes: (string | undefined)[]) => {
    if (sign === '\\') return '\\';
    const code = Number.parseInt(hexes.slice(0, 4).find((hex) => hex !== undefined) ?? '', 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** `text`, `character varying(20)`, `timestamp with time zone`, `jsonb[]`. */
function passType(lexer: SqlLexer): void {
  let isFirst = true;
  while (isFirst || ['varying', 'precision', 'with', 'without', 'time', 'zone'].includes(lexer.peekWord())) {
    lexer.qualifiedName();
    isFirst = false;
    if (lexer.take('(')) {
      lexer.match(/^[0-9, ]*/);
      if (!lexer.take(')')) notPlain(lexer);
    }
  }
  while (lexer.take('[]')) {
    // A list of lists.
  }
}

function notPlain(lexer: SqlLexer, word = ''): never {
  const what =
    word === ''
      ? lexer.next() === '('
        ? 'A subquery or expression'
        : 'An expression'
      : `“${word.slice(0, 40)}”`;
  return lexer.fail(
    `${what} stands where a plain value should be. Nothing in a file is run, so it is not read.`,
  );
}
