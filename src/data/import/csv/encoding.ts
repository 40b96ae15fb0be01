import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';

/** What a first pass over the bytes of a file tells. */
export interface ByteFacts {
  /** The encoding to read with, as iconv-lite and people call it: `utf-8`, `utf-16le`, `windows-1252` … */
  encoding: string;
  /** Whether the file begins with a byte order mark. */
  bom: boolean;
  /** SHA-256 of the whole file, hex. */
  sha256: string;
  size_bytes: number;
  /** False when the bytes are not text at all (a spreadsheet, a picture, a database). */
  is_text: boolean;
}

/** Enough bytes for chardet to guess from; text beyond ASCII is collected from the whole file. */
const sampleBytes = 64 * 1024;

const marks: { encoding: string; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * Reads a file once, from end to end: its hash, and the encoding that fits *all* of it. The whole file is
 * looked at because the first accented letter of an export may stand on its last line.
 */
export async function inspectBytes(path: string): Promise<ByteFacts> {
  const hash = createHash('sha256');
  const strict = new TextDecoder('utf-8', { fatal: true });
  let validUtf8 = true;
  let size = 0;
  let head = Buffer.alloc(0);
  let accented = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes: Buffer = chunk;
    hash.update(bytes);
    size += bytes.length;
    if (head.length < sampleBytes) head = Buffer.concat([head, bytes.subarray(0, sampleBytes - head.length)]);
    if (validUtf8) validUtf8 = accepts(strict, bytes);
    if (accented.length < sampleBytes) accented = Buffer.concat([accented, linesBeyondAscii(bytes)]);
  }
  if (validUtf8) validUtf8 = accepts(strict, undefined);
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  const encoding = mark?.encoding ?? wideEncoding(head) ?? (validUtf8 ? 'utf-8' : guess(accented));
  const isText = mark !== undefined || encoding.startsWith('utf-16') || !head.includes(0);
  return { encoding, bom: mark !== undefined, sha256: hash.digest('hex'), size_bytes: size, is_text: isText };
}

/** Whether a name said by a person (`--encoding latin1`) is one that can be read. */
export function isKnownEncoding(name: string): boolean {
  return iconv.encodingExists(name);
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* decodeFile(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of createReadStream(path)) {
    const text = decoder.write(chunk);
    if (text.length > 0) yield text;
  }
  const rest = decoder.end();
  if (rest !== undefined && rest.length > 0) yield rest;
}

function accepts(strict: TextDecoder, bytes: Uint8Array | undefined): boolean {
  try {
    if (bytes === undefined) strict.decode();
    else strict.decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: mostly ASCII text has a zero in every other byte, always on the same side. */
function wideEncoding(head: Buffer): string | undefined {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return undefined;
  let low = 0;
  let high = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) high += 1;
    if (head[index + 1] === 0) low += 1;
  }
  if (low > pairs * 0.7 && high === 0) return 'utf-16le';
  if (high > pairs * 0.7 && low === 0) return 'utf-16be';
  return undefined;
}

/** The lines that hold a byte beyond ASCII: only those tell one 8-bit encoding from another. */
function linesBeyondAscii(bytes: Buffer): Buffer {
  const found: Buffer[] = [];
  let length = 0;
  for (let index = 0; index < bytes.length && length < sampleBytes; index += 1) {
    if ((bytes[index] ?? 0) < 0x80) continue;
    const start = bytes.lastIndexOf(0x0a, index) + 1;
    const next = bytes.indexOf(0x0a, index);
    const end = next === -1 ? bytes.length : next + 1;
    found.push(bytes.subarray(Math.max(start, index - 200), Math.min(end, index + 200)));
    length += Math.min(end, index + 200) - Math.max(start, index - 200);
    index = end - 1;
  }
  return Buffer.concat(found);
}

/**
 * An 8-bit encoding, when UTF-8 does not fit. Windows-1252 unless chardet is sure of another: it is what
 * spreadsheets write in the West, and it contains Latin-1.
 */
function guess(sample: Buffer): string {
  const best = analyse(sample).find(({ name }) => name !== 'UTF-8' && iconv.encodingExists(name));
  if (best === undefined || best.confidence < 50 || best.name.startsWith('ISO-8859-1')) return 'windows-1252';
  return best.name.toLowerCase();
}
