import { StringDecoder } from 'node:string_decoder';
import iconv from 'iconv-lite';
import { refuse } from '../../../desk/index.ts';
import type { ByteFacts } from './inspect.ts';
import { readPieces } from './pieces.ts';

/** The encoding said, else the one found. Throws `usage` for one there is not. */
export function chosenEncoding(bytes: ByteFacts, said: string | undefined): string {
  if (said === undefined) return bytes.encoding;
  if (!iconv.encodingExists(said)) {
    refuse('usage', `There is no encoding “${said}”.`, {
      hint: 'Usual ones are utf-8, utf-16le and windows-1252.',
    });
  }
  const name = said.toLowerCase();
  return name === 'utf8' ? 'utf-8' : name;
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* decodeFile(
  path: string,
  encoding: string,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const decoder = decoderOf(encoding);
  let isFirst = true;
  const shown = (text: string): string => {
    const isMarked = isFirst && text.charCodeAt(0) === 0xfeff;
    isFirst &&= text === '';
    return isMarked ? text.slice(1) : text;
  };
  for await (const bytes of readPieces(path, signal)) {
    const text = shown(decoder.write(bytes));
    if (text.length > 0) yield text;
  }
  const rest = shown(decoder.end() ?? '');
  if (rest.length > 0) yield rest;
}

interface Decoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
}

function decoderOf(encoding: string): Decoder {
  if (encoding === 'utf-8') return new StringDecoder('utf8');
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    // A half of a letter without the other becomes the sign for “unreadable”, which iconv-lite would let through.
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  }
  return iconv.getDecoder(encoding, { stripBOM: false });
}

/**
 * Whether every byte of a letter beyond ASCII is itself beyond ASCII: only then can marks like `"` be looked for
 * among the bytes.
 */
export function keepsAscii(encoding: string): boolean {
  return /^(utf-?8|ascii|us-ascii|latin-?[0-9]|win(dows)?-?125[0-9]|iso-?8859-?[0-9]+|koi8-?[a-z]+|mac[a-z]*|cp(125[0-9]|437|85[0-9]))$/i.test(
    encoding,
  );
}
