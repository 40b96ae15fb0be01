import { displayWidth, takeColumns } from '../../desk/text-width.ts';

/** A space that lines may break at: not the one within an amount, `3 021`, `4.1 MB`, `1 h`. */
const gap = /(?<!\d) | (?!(?:\d{3}|[kMGT]?B|s|min|h|days|%)(?!\w))/;

/** Breaks text into lines of at most that many columns, at spaces where it can. Line breaks in it are kept. */
export function wrapLines(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapOne(line, Math.max(1, columns)));
}

function wrapOne(line: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(gap)) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (displayWidth(joined) <= columns) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    current = word;
    while (displayWidth(current) > columns) {
      const piece = takeColumns(current, columns) || current;
      lines.push(piece);
      current = current.slice(piece.length);
    }
  }
  lines.push(current);
  return lines;
}
