import { characters, displayWidth } from '../../text/index.ts';

/** A row as it is drawn: a stretch of the text's characters, from `start` for `length`. */
export interface TextRow {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** The text in rows of at most that many columns, broken at spaces. Every character, also a line break, is in some row. */
export function layoutText(text: string, columns: number): TextRow[] {
  const rows: TextRow[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const parts = characters(line);
    let from = 0;
    do {
      const length = rowLength(parts, from, Math.max(1, columns));
      rows.push({ start: start + from, length, text: parts.slice(from, from + length).join('') });
      from += length;
    } while (from < parts.length);
    start += parts.length + 1;
  }
  return rows;
}

/** How many characters from `from` on go into one row. */
function rowLength(parts: readonly string[], from: number, columns: number): number {
  let used = 0;
  let lastSpace = -1;
  for (let at = from; at < parts.length; at += 1) {
    used += displayWidth(parts[at] ?? '');
    // The space at which a row breaks may stand beyond its edge: it is not seen there.
    if (used > columns && parts[at] !== ' ')
      return lastSpace >= from ? lastSpace - from + 1 : Math.max(1, at - from);
    if (parts[at] === ' ') lastSpace = at;
  }
  return parts.length - from;
}

/** The row in which the cursor stands. */
export function rowOf(rows: readonly TextRow[], cursor: number): number {
  return Math.max(
    0,
    rows.findLastIndex((row) => row.start <= cursor),
  );
}
