import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { isControl, wideEncoding } from './control.ts';
import { guessEncoding } from './guess.ts';
import { readPieces } from './pieces.ts';

/** What one pass over the bytes of a file tells. */
export interface ByteFacts {
  /** The encoding to read with, as iconv-lite and people call it: `utf-8`, `utf-16le`, `windows-1252` … */
  encoding: string;
  /** Whether the file begins with a byte order mark. */
  bom: boolean;
  /**
   * How many lines hold letters that are UTF-8 (at most ten thousand are counted), and how many hold bytes that are
   * not. Both above zero: the file mixes two encodings.
   */
  utf8_lines: number;
  other_lines: number;
  /** SHA-256 of the whole file, hex. */
  sha256: string;
  size_bytes: number;
  /** The first 64 kB. */
  head: Buffer;
  /** False when the bytes are not text at all (a spreadsheet, a picture, a database). */
  is_text: boolean;
}

/** Enough bytes for chardet to guess from; text beyond ASCII is collected from the whole file. */
const sampleBytes = 64 * 1024;
/** A line longer than this is looked at in parts. */
const longestLine = 1024 * 1024;
const enoughLines = 10_000;
/** So often the progress is told. */
const reportedBytes = 32 * 1024 * 1024;

const marks: { encoding: string; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * Reads a file once, from end to end: its hash, and the encoding that fits *all* of it. The whole file is
 * looked at because the first accented letter of an export may stand on its last line.
 */
export async function inspectBytes(
  path: string,
  signal?: AbortSignal,
  progress?: (done: number) => void,
): Promise<ByteFacts> {
  const hash = createHash('sha256');
  const lines = new LineTally();
  let size = 0;
  let head: Buffer = Buffer.alloc(0);
  for await (const bytes of readPieces(path, signal)) {
    hash.update(bytes);
    size += bytes.length;
    if (head.length < sampleBytes) head = Buffer.concat([head, bytes.subarray(0, sampleBytes - head.length)]);
    lines.push(bytes);
    if (size % reportedBytes < bytes.length) progress?.(size);
  }
  lines.end();
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  // Windows-1252 hardly ever looks like UTF-8 by chance: where both appear, the more frequent one is the file's.
  const isUtf8File = lines.other === 0 || lines.utf8 >= lines.other;
  const eightBit = isUtf8File ? 'utf-8' : guessEncoding(Buffer.concat(lines.accented));
  const encoding = mark?.encoding ?? wideEncoding(head) ?? eightBit;
  const controls = head.reduce((count, byte) => (isControl(byte) ? count + 1 : count), 0);
  const isBinary = controls > head.length * 0.3 || (controls >= 16 && controls > head.length * 0.05);
  return {
    encoding,
    bom: mark !== undefined,
    utf8_lines: lines.utf8,
    other_lines: lines.other,
    sha256: hash.digest('hex'),
    size_bytes: size,
    head,
    is_text: mark !== undefined || encoding.startsWith('utf-16') || !isBinary,
  };
}

/** Counts the lines that hold UTF-8 letters and those that hold bytes which are none, and keeps some of these. */
class LineTally {
  utf8 = 0;
  other = 0;
  readonly accented: Buffer[] = [];
  #kept = 0;
  /** The beginning of a line whose end is not here yet. */
  #parts: Buffer[] = [];
  #waiting = 0;

  push(bytes: Buffer): void {
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end > 0) {
      if (this.#parts.length === 0) this.#count(bytes.subarray(0, end));
      else {
        this.#wait(bytes.subarray(0, end));
        this.end();
      }
      this.#wait(bytes.subarray(end));
      return;
    }
    this.#wait(bytes);
    if (this.#waiting <= longestLine) return;
    const piece = Buffer.concat(this.#parts.splice(0));
    const cut = letterBoundary(piece);
    this.#waiting = 0;
    this.#count(piece.subarray(0, cut));
    this.#wait(piece.subarray(cut));
  }

  end(): void {
    const [only] = this.#parts;
    if (only !== undefined) this.#count(this.#parts.length === 1 ? only : Buffer.concat(this.#parts));
    this.#parts = [];
    this.#waiting = 0;
  }

  /** Keeps a copy: the piece it comes from is filled again with what follows. */
  #wait(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#parts.push(Buffer.from(bytes));
    this.#waiting += bytes.length;
  }

  #count(piece: Buffer): void {
    if (isAscii(piece)) return;
    const valid = isUtf8(piece);
    if (valid && this.utf8 >= enoughLines) return;
    for (let from = 0; from < piece.length; ) {
      const feed = piece.indexOf(0x0a, from);
      const end = feed === -1 ? piece.length : feed + 1;
      this.#line(piece.subarray(from, end));
      from = end;
    }
  }

  #line(line: Buffer): void {
    if (isAscii(line)) return;
    if (isUtf8(line)) {
      this.utf8 = Math.min(this.utf8 + 1, enoughLines);
      return;
    }
    this.other += 1;
    if (this.#kept >= sampleBytes) return;
    const first = line.findIndex((byte) => byte >= 0x80);
    const part = Buffer.from(line.subarray(Math.max(0, first - 200), first + 800));
    this.accented.push(part);
    this.#kept += part.length;
  }
}

/** The last place where no UTF-8 letter is cut in two. */
function letterBoundary(piece: Buffer): number {
  let at = piece.length;
  while (at > piece.length - 4 && ((piece[at - 1] ?? 0) & 0xc0) === 0x80) at -= 1;
  return ((piece[at - 1] ?? 0) & 0xc0) === 0xc0 ? at - 1 : piece.length;
}
