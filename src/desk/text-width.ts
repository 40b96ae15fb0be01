import stringWidth from 'string-width';

const PRINTABLE_ASCII = /^[\u0020-\u007e]*$/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many terminal columns the text takes. Most of what a clinic writes is ASCII, which needs no segmenting. */
export function displayWidth(text: string): number {
  return PRINTABLE_ASCII.test(text) ? text.length : stringWidth(text);
}

/** The user-perceived characters of a text, in order: what a cursor steps over. */
export function characters(text: string): string[] {
  if (PRINTABLE_ASCII.test(text)) return text.split('');
  return Array.from(graphemes.segment(text), (part) => part.segment);
}

/** The longest beginning of the text that fits the columns. */
export function takeColumns(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (PRINTABLE_ASCII.test(text)) return text.slice(0, columns);
  let taken = '';
  let used = 0;
  for (const character of characters(text)) {
    used += stringWidth(character);
    if (used > columns) break;
    taken += character;
  }
  return taken;
}
