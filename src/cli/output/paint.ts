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

/** The terminal's own sixteen colours, so that they fit the theme of whoever looks. */
export function painter(hasColours: boolean): Paint {
  if (!hasColours) return (_tone, text) => text;
  return (tone, text) => {
    const [on, off] = codes[tone];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}
