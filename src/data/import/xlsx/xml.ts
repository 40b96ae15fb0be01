import { refuse } from '../../../desk/index.ts';
import { sizeText } from '../../../desk/words/index.ts';

/** What is heard while XML is read. Names come without their prefix. */
export interface XmlListener {
  /** @param attributes as they are written; `attribute` takes one out */
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

/** The longest tag or text that is read. */
const longestPiece = 1024 * 1024;

/**
 * Reads XML piece by piece, as much of it as spreadsheets use: elements, texts, the five entities and numbered ones.
 * A document type, with which entities could be made that grow without end, is refused.
 */
export class XmlReader {
  readonly #listener: XmlListener;
  #rest = '';

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  push(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open === -1) break;
      const end = tagEnd(text, open);
      if (end === -1) break;
      if (open > at) this.#listener.text(plain(text.slice(at, open)));
      this.#tag(text.slice(open, end));
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > longestPiece) {
      refuse(
        'invalid',
        `The workbook holds a text of more than ${sizeText(longestPiece)}, the most that is read.`,
      );
    }
  }

  end(): void {
    if (this.#rest.trim() !== '') refuse('invalid', 'The workbook is damaged: a sheet breaks off.');
  }

  #tag(tag: string): void {
    const sign = tag[1];
    if (sign === '/') this.#listener.close(withoutPrefix(tag.slice(2, -1).trim()));
    else if (sign === '!') this.#declaration(tag);
    else if (sign !== '?') {
      const isEmpty = tag.endsWith('/>');
      const inner = tag.slice(1, isEmpty ? -2 : -1);
      const space = inner.search(/\s/);
      const name = withoutPrefix(space === -1 ? inner : inner.slice(0, space));
      this.#listener.open(name, space === -1 ? '' : inner.slice(space));
      if (isEmpty) this.#listener.close(name);
    }
  }

  #declaration(tag: string): void {
    if (tag.startsWith('<![CDATA[')) this.#listener.text(tag.slice(9, -3));
    else if (!tag.startsWith('<!--')) {
      refuse('invalid', 'The workbook holds a document type, which spreadsheets never do. It is not read.');
    }
  }
}

/** Behind the bracket that closes a tag, a comment or a quoted part; -1 when that is not here yet. */
function tagEnd(text: string, open: number): number {
  const closing = text.startsWith('<!--', open)
    ? '-->'
    : text.startsWith('<![CDATA[', open)
      ? ']]>'
      : text.startsWith('<?', open)
        ? '?>'
        : undefined;
  if (closing !== undefined) {
    const end = text.indexOf(closing, open + 2);
    return end === -1 ? -1 : end + closing.length;
  }
  // Two characters decide whether it is a comment; both may not be here yet.
  if (text.length - open < 9 && text.startsWith('<!', open)) return -1;
  let end = text.indexOf('>', open);
  // A bracket may stand within the quotation marks of an attribute.
  while (end !== -1 && isWithinQuotes(text, open, end)) end = text.indexOf('>', end + 1);
  return end === -1 ? -1 : end + 1;
}

function isWithinQuotes(text: string, open: number, end: number): boolean {
  let quote = 0;
  for (let at = open; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (quote === 0 && (code === 0x22 || code === 0x27)) quote = code;
    else if (code === quote) quote = 0;
  }
  return quote !== 0;
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** One attribute of a tag, whatever its prefix; undefined when it has none of that name. */
export function attribute(attributes: string, name: string): string | undefined {
  for (const [, key, double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === name || key?.endsWith(`:${name}`)) return plain(double ?? single ?? '');
  }
  return undefined;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
