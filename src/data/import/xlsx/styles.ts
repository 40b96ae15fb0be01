import type { Zip, ZipEntry } from '../archive/zip.ts';
import { readSmallPart } from './parts.ts';
import { attribute } from './xml.ts';

/** How the number in a cell is shown. */
export interface CellStyle {
  /** `date` with or without a time of day, `time` alone; `number` for everything else. */
  kind: 'date' | 'time' | 'number';
  /** The format itself: `00000`, `(000) 000-0000`; null for plain numbers. */
  code: string | null;
}

/** The formats that every program knows by their number. */
const dateIds = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const timeIds = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47]);
const plain: CellStyle = { kind: 'number', code: null };

/** The styles of a workbook; a cell names its own by its place in this list. */
export async function readStyles(
  zip: Zip,
  entry: ZipEntry,
  signal: AbortSignal | undefined,
): Promise<CellStyle[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isCells = false;
  const listener = {
    open(tag: string, attributes: string) {
      if (tag === 'cellXfs') isCells = true;
      if (tag === 'numFmt') {
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      }
      if (tag === 'xf' && isCells) ids.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    text() {},
    close(tag: string) {
      if (tag === 'cellXfs') isCells = false;
    },
  };
  await readSmallPart(zip, entry, listener, signal);
  return ids.map((id) => styleOf(id, codes.get(id)));
}

function styleOf(id: number, code: string | undefined): CellStyle {
  if (code === undefined) {
    if (dateIds.has(id)) return { kind: 'date', code: null };
    return timeIds.has(id) ? { kind: 'time', code: null } : plain;
  }
  const bare = bareFormat(code.split(';', 1)[0] ?? '');
  if (/[yd]/i.test(bare) || /m{3,}/i.test(bare)) return { kind: 'date', code: null };
  if (/[hs]/i.test(bare)) return { kind: 'time', code: null };
  return /^general$/i.test(bare) ? plain : { kind: 'number', code };
}

/** A format without quoted words, colours, currencies and the room it leaves. */
function bareFormat(code: string): string {
  return code.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[_*]./gi, '');
}
