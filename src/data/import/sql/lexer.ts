import { refuse } from '../../../desk/index.ts';
import type { ByteWindow } from '../bytes/window.ts';

/** How texts are written: MySQL escapes with a backslash, the others only double the quotation mark. */
export type SqlDialect = 'mysql' | 'standard';

/** The most that one text may be long; names are far shorter. */
export const longestText = 1024 * 1024;
const longestName = 256;

/** Stands for a text that is too long to be read. */
export const tooLong = Symbol('too long');

/** Reads the words, names and texts of SQL from a file, one after the other. It knows no statements. */
export class SqlLexer {
  readonly window: ByteWindow;
  readonly dialect: SqlDialect;
  /** Told each `--` comment. */
  readonly #comment: (text: string) => void;

  constructor(window: ByteWindow, dialect: SqlDialect, comment: (text: string) => void = () => {}) {
    this.window = window;
    this.dialect = dialect;
    this.#comment = comment;
  }

  /** The next character that is not blank and in no comment; '' at the end of the file. */
  next(): string {
    const { window } = this;
    for (;;) {
      const code = window.peek();
      if (code === 32 || (code >= 9 && code <= 13)) {
        window.at += 1;
        continue;
      }
      if (Number.isNaN(code)) return '';
      const starts = this.#ahead(2);
      if (starts === '--' || (code === 0x23 && this.dialect === 'mysql')) this.#lineComment();
      else if (starts === '/*') this.#passComment();
      else return String.fromCharCode(code);
    }
  }

  /** Passes over a sign that has to be there, or says that it is not. */
  take(sign: string): boolean {
    if (this.next() !== sign[0] || this.#ahead(sign.length) !== sign) return false;
    this.window.at += sign.length;
    return true;
  }

  /** A bare word in small letters; '' when none is next. */
  word(): string {
    const first = this.next();
    if (!/^[a-z_\x80-\xff]/i.test(first)) return '';
    this.#need(longestName);
    const { window } = this;
    const found = /^[\w$\x80-\xff]+/.exec(window.text.slice(window.at, window.at + longestName))?.[0] ?? '';
    window.at += found.length;
    return found.toLowerCase();
  }

  /** The same without passing over it. */
  peekWord(): string {
    const word = this.word();
    this.window.at -= word.length;
    return word;
  }

  /** Passes over a word if it is next. */
  takeWord(word: string): boolean {
    if (this.peekWord() !== word) return false;
    this.window.at += word.length;
    return true;
  }

  /** A name, bare or in any of the quotation marks in use; '' when none is next. */
  name(): string {
    const first = this.next();
    const close = { '"': '"', '`': '`', '[': ']' }[first];
    if (close === undefined) {
      const { window } = this;
      const length = this.word().length;
      return window.take(window.at - length, window.at);
    }
    const text = this.quoted(close, false);
    if (typeof text !== 'string' || text.length > longestName) return this.fail('A name is too long.');
    return text;
  }

  /** A name with what it belongs to before it (`public.patients`): the last part. */
  qualifiedName(): string {
    let name = this.name();
    while (this.take('.')) name = this.name();
    if (name === '') this.fail('A name is missing.');
    return name;
  }

  /** A text from its quotation mark to the closing one, with its escapes resolved. */
  quoted(close: string, escapes = this.dialect === 'mysql'): string | typeof tooLong {
    const { window } = this;
    const { text, at } = window;
    const end = text.indexOf(close, at + 1);
    const isSimple =
      end !== -1 &&
      end - at <= longestText &&
      end + 1 < text.length &&
      text.charCodeAt(end + 1) !== close.charCodeAt(0);
    if (!isSimple) return this.#longText(close, escapes);
    const bytes = text.slice(at + 1, end);
    if (escapes && bytes.includes('\\')) return this.#longText(close, escapes);
    window.at = end + 1;
    return window.decode(bytes);
  }

  /** The same for texts with escapes in them, and for those that go beyond the window. */
  #longText(close: string, escapes: boolean): string | typeof tooLong {
    const { window } = this;
    const line = window.line(window.at);
    const kept = new KeptText();
    window.at += 1;
    // Looked for again only when it is passed: a text may hold a hundred thousand escapes.
    let end = window.text.indexOf(close, window.at);
    for (;;) {
      const { text } = window;
      if (end !== -1 && end < window.at) end = text.indexOf(close, window.at);
      const slash = escapes ? text.slice(window.at, end === -1 ? undefined : end).indexOf('\\') : -1;
      const stop = slash !== -1 ? window.at + slash : end === -1 ? text.length : end;
      kept.add(text.slice(window.at, stop));
      window.at = stop;
      if (text.length - stop < 2) {
        if (window.more()) {
          end = window.text.indexOf(close, window.at);
          continue;
        }
        if (end === -1) this.fail(`A text that begins on line ${line} never ends.`);
      }
      const follows = text[stop + 1] ?? '';
      window.at += slash !== -1 || follows === close ? 2 : 1;
      if (slash !== -1) kept.add(unescaped(follows));
      else if (follows === close) kept.add(close);
      else break;
    }
    const bytes = kept.text();
    return bytes === tooLong ? tooLong : window.decode(bytes);
  }

  /** What matches from here on, within the next few hundred characters; '' for nothing. */
  match(pattern: RegExp, most = longestName): string {
    this.#need(most);
    const { window } = this;
    const found = pattern.exec(window.text.slice(window.at, window.at + most))?.[0] ?? '';
    window.at += found.length;
    return found;
  }

  /** The rest of the line, without its end. */
  restOfLine(most = longestText): string | typeof tooLong {
    const { window } = this;
    let length = 0;
    for (;;) {
      const end = window.text.indexOf('\n', window.at);
      const stop = end === -1 ? window.text.length : end;
      if (end !== -1 && length === 0) {
        const line = window.text.slice(window.at, stop);
        window.at = stop + 1;
        return line.length > most ? tooLong : line.endsWith('\r') ? line.slice(0, -1) : line;
      }
      if (length > 0 || stop - window.at > most) {
        // Too long to be kept: only its end is looked for.
        length += stop - window.at;
        window.at = end === -1 ? stop : end + 1;
        if (end !== -1 || !window.more()) return tooLong;
        continue;
      }
      if (window.more()) continue;
      const line = window.text.slice(window.at);
      window.at = window.text.length;
      return line;
    }
  }

  /** Passes over everything up to and with the semicolon that ends the statement. */
  passStatement(): void {
    for (;;) {
      const sign = this.next();
      if (sign === '') return;
      if (sign === ';') {
        this.window.at += 1;
        return;
      }
      this.pass(sign);
    }
  }

  /** Passes over one text, name, word or sign. */
  pass(sign: string): void {
    if (sign === "'") this.quoted("'");
    else if (sign === '"' || sign === '`') this.quoted(sign, sign === '"' && this.dialect === 'mysql');
    else if (sign === '$') this.#passDollarText();
    else if (/[\w\x80-\xff]/.test(sign)) this.match(/^[\w\x80-\xff]+/);
    else this.window.at += 1;
  }

  /** Ends the reading with a sentence and the line. */
  fail(sentence: string, hint = 'Ask for the data as CSV, or mend the file.'): never {
    const { window } = this;
    return refuse('invalid', `Line ${window.line(Math.min(window.at, window.text.length))}: ${sentence}`, {
      hint,
    });
  }

  /** PostgreSQL's `$tag$ … $tag$`. */
  #passDollarText(): void {
    const tag = this.match(/^\$\w*\$/);
    if (tag === '') {
      this.window.at += 1;
      return;
    }
    const { window } = this;
    for (;;) {
      const end = window.text.indexOf(tag, window.at);
      if (end !== -1) {
        window.at = end + tag.length;
        return;
      }
      window.at = Math.max(window.at, window.text.length - tag.length);
      if (!window.more()) this.fail(`A text in ${tag} never ends.`);
    }
  }

  #lineComment(): void {
    const text = this.restOfLine();
    if (typeof text === 'string') this.#comment(text);
  }

  #passComment(): void {
    const { window } = this;
    const line = window.line(window.at);
    window.at += 2;
    for (;;) {
      const end = window.text.indexOf('*/', window.at);
      if (end !== -1) {
        window.at = end + 2;
        return;
      }
      window.at = Math.max(window.at, window.text.length - 1);
      if (!window.more()) this.fail(`A comment that begins on line ${line} never ends.`);
    }
  }

  /** The next few characters as they are. */
  #ahead(count: number): string {
    this.#need(count);
    return this.window.text.slice(this.window.at, this.window.at + count);
  }

  /** Reads on until so many characters are here, or the file ends. */
  #need(count: number): void {
    const { window } = this;
    while (window.text.length - window.at < count && window.more()) {
      // Another piece is here.
    }
  }
}

/** The parts of a text, as long as it is not too long. */
class KeptText {
  readonly #parts: string[] = [];
  #length = 0;

  add(part: string): void {
    this.#length += part.length;
    if (this.#length <= longestText) this.#parts.push(part);
  }

  text(): string | typeof tooLong {
    return this.#length > longestText ? tooLong : this.#parts.join('');
  }
}

/** What a backslash and a letter stand for in MySQL. */
function unescaped(letter: string): string {
  const known: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', Z: '\x1a', 0: '\0' };
  return known[letter] ?? letter;
}
