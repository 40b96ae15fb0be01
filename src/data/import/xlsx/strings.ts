import { refuse } from '../../../desk/index.ts';
import type { Zip, ZipEntry } from '../archive/zip.ts';
import { readPart } from './parts.ts';

/** As much shared text as is held in memory. */
const mostLetters = 48 * 1024 * 1024;
const mostTexts = 2_000_000;

/** The texts that the cells of a workbook share; a cell names its own by its place in this list. */
export async function readStrings(
  zip: Zip,
  entry: ZipEntry,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const strings: string[] = [];
  let letters = 0;
  let parts: string[] = [];
  let isText = false;
  let isReading = false;
  const listener = {
    open(tag: string) {
      if (tag === 'si') parts = [];
      // How a word is pronounced stands beside it, and is none of it.
      if (tag === 'rPh') isReading = true;
      isText = tag === 't' && !isReading;
    },
    text(text: string) {
      if (isText) parts.push(text);
    },
    close(tag: string) {
      isText = false;
      if (tag === 'rPh') isReading = false;
      if (tag !== 'si') return;
      const text = withSigns(parts.length === 1 ? (parts[0] ?? '') : parts.join(''));
      letters += text.length;
      strings.push(text);
      if (letters > mostLetters || strings.length > mostTexts) refuseSize();
    },
  };
  for await (const _ of readPart(zip, entry, listener, signal)) {
    // The listener keeps what it needs.
  }
  return strings;
}

function refuseSize(): never {
  return refuse('invalid', 'The workbook holds more text than can be read from one.', {
    hint: 'Save its sheets as CSV, and import those: they may be of any size.',
  });
}

/** Signs that XML cannot hold are written `_x000D_`. */
export function withSigns(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
