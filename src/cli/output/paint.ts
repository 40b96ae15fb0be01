import { plainText } from '../../desk/plain-text.ts';

/** What a coloured word means. */
export type Tone = 'good' | 'pending' | 'bad' | 'quiet' | 'strong';

export type Paint = (tone: Tone, text: string) => string;

const codes: Readonly<Record<Tone, readonly [on: number, off: number]>> = {
  good: [32, 39],
  pending: [33, 39],
  bad: [31, 39],
  quiet: [2, 22],
  strong: [1, 22],
};

/**
 * Marks where a colour begins and ends, with characters that Unicode keeps out of every text: only where the words leave
 * the program do they become sequences, so that a sequence in somebody's name is told from one of ours.
 */
export function painter(hasColours: boolean): Paint {
  if (!hasColours) return (_tone, text) => text;
  return (tone, text) => `${markOf(codes[tone][0])}${text}${markOf(codes[tone][1])}`;
}

const firstMark = 0xfdd0;
const marked = [...new Set(Object.values(codes).flat())];

function markOf(code: number): string {
  return String.fromCharCode(firstMark + marked.indexOf(code));
}

/**
 * The words made plain, and the marks in them made what a terminal takes for colours: its own sixteen, which fit the
 * theme of whoever looks.
 */
export function inColours(words: string): string {
  return words
    .split(/([\ufdd0-\ufdef])/u)
    .map((part, index) => {
      if (index % 2 === 0) return plainText(part);
      const code = marked[part.charCodeAt(0) - firstMark];
      return code === undefined ? '' : `\u001b[${code}m`;
    })
    .join('');
}
