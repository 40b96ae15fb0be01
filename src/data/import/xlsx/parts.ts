import { StringDecoder } from 'node:string_decoder';
import { refuse } from '../../../desk/index.ts';
import type { Zip, ZipEntry } from '../archive/zip.ts';
import { type XmlListener, XmlReader } from './xml.ts';

/** The files of a workbook that must fit into memory are never longer than this, unpacked. */
const longestPart = 32 * 1024 * 1024;

/** The file of that name in the workbook; undefined when there is none. */
export function partNamed(zip: Zip, name: string): ZipEntry | undefined {
  const wanted = name.replace(/^\//, '').toLowerCase();
  return zip.entries.find((entry) => entry.name.replaceAll('\\', '/').toLowerCase() === wanted);
}

/** Reads one file of the workbook; `between` is called after each piece and stops the reading when it says so. */
export async function* readPart(
  zip: Zip,
  entry: ZipEntry,
  listener: XmlListener,
  signal: AbortSignal | undefined,
): AsyncGenerator<void> {
  const reader = new XmlReader(listener);
  let decoder: StringDecoder | undefined;
  for await (const bytes of zip.read(entry, signal)) {
    decoder ??= new StringDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
    reader.push(decoder.write(bytes));
    yield;
  }
  reader.end();
}

/** Reads one of the small files of a workbook whole. */
export async function readSmallPart(
  zip: Zip,
  entry: ZipEntry,
  listener: XmlListener,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (entry.size_bytes > longestPart) {
    refuse('invalid', `“${entry.name}” in the workbook is too large to be read.`, {
      hint: 'Save the sheet as CSV, and import that.',
    });
  }
  for await (const _ of readPart(zip, entry, listener, signal)) {
    // The listener keeps what it needs.
  }
}
