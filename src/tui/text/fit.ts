import { plainLine } from '../../desk/plain-text.ts';
import { displayWidth, takeColumns } from '../../desk/text-width.ts';

export type Align = 'left' | 'right' | 'center';

/**
 * The text cut to the columns with `…` where something is missing; shorter text stays as it is. Outside text is made
 * plain first: an escape sequence cut in two would swallow what is drawn behind it.
 */
export function truncate(text: string, columns: number): string {
  if (columns <= 0) return '';
  const plain = plainLine(text);
  if (displayWidth(plain) <= columns) return plain;
  return `${takeColumns(plain, columns - 1)}…`;
}

/** The text in exactly that many columns: cut with `…` or filled with spaces. */
export function fit(text: string, columns: number, align: Align = 'left'): string {
  if (columns <= 0) return '';
  const cut = truncate(text, columns);
  const space = columns - displayWidth(cut);
  if (space <= 0) return cut;
  if (align === 'right') return ' '.repeat(space) + cut;
  if (align === 'center') {
    const before = Math.floor(space / 2);
    return ' '.repeat(before) + cut + ' '.repeat(space - before);
  }
  return cut + ' '.repeat(space);
}

/** Two texts at the two ends of a line of that many columns; the left one gives way. */
export function bothEnds(left: string, right: string, columns: number): string {
  const end = truncate(right, columns);
  const room = columns - displayWidth(end) - (end === '' ? 0 : 1);
  return room <= 0 ? fit(end, columns, 'right') : `${fit(left, room)}${end === '' ? '' : ' '}${end}`;
}
