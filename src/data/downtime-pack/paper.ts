import stringWidth from 'string-width';
import { plainLine } from '../../desk/plain-text.ts';

/** Columns of a sheet of paper in a typewriter's letters. */
export const width = 80;

/** Begins a new sheet on a printer. */
export const formFeed = '\f';

export const rule = '-'.repeat(width);

/** A text in exactly so many columns, cut where it is longer; letters that no printer could set are left out. */
export function cell(text: string | null, columns: number): string {
  const plain = plainLine(text ?? '');
  if (stringWidth(plain) <= columns) return plain + ' '.repeat(columns - stringWidth(plain));
  let cut = '';
  for (const letter of plain) {
    if (stringWidth(`${cut}${letter}`) > columns - 1) break;
    cut += letter;
  }
  return `${cut}.${' '.repeat(Math.max(0, columns - 1 - stringWidth(cut)))}`;
}

/** A text in lines of at most so many columns, broken between words where it can be. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of plainLine(text)
    .split(/\s+/)
    .flatMap((one) => pieces(one, columns))) {
    if (line !== '' && stringWidth(`${line} ${word}`) > columns) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, columns: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (stringWidth(piece + letter) > columns) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...found, piece].filter((one) => one !== '');
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `Monday 23 November 2026`. */
export function longDate(date: string): string {
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date);
  return `${days[dayOfWeek - 1]} ${day} ${months[month - 1]} ${year}`;
}

/** Both ends of a line. */
export function ends(left: string, right: string): string {
  const end = plainLine(right);
  return `${cell(left, width - stringWidth(end) - 1)} ${end}`;
}
