import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Texts of these alone are as wide as they are long: no emoji, nothing wide, nothing that joins what is beside it.
 * A range ends where one of those would begin.
 */
export const plainWidths =
  '\\u0020-\\u007E\\u00A0-\\u00AC\\u00AE-\\u02FF\\u0370-\\u0482\\u048A-\\u052F\\u1E00-\\u1FFF\\u2010-\\u2027' +
  '\\u2030-\\u205E\\u20A0-\\u20BF\\u2190-\\u2199\\u2500-\\u25FC\\u2713\\u2717';

interface Change {
  readonly file: RegExp;
  readonly replace: readonly (readonly [string, string])[];
}

const changes: readonly Change[] = [
  {
    // Every width of every text on the screen is asked here. The table of all emoji takes 20 ms to read, and taking a
    // text apart into clusters is slow: neither is needed for the letters, lines and marks of which screens are made.
    file: /\/node_modules\/string-width\/index\.js$/,
    replace: [
      [
        'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
        'let emoji; const rgiEmojiRegex = { test: (text) => (emoji ??= /^\\p{RGI_Emoji}$/v).test(text) };',
      ],
      ['if (/^[\\u0020-\\u007E]*$/.test(string))', `if (/^[${plainWidths}]*$/.test(string))`],
    ],
  },
  {
    // Looks whether there is a fetch, which loads the runtime's whole HTTP client (25 ms), and then has its bytes in hand.
    file: /\/yoga-layout\/dist\/binaries\/yoga-wasm-base64-esm\.js$/,
    replace: [['var loadYoga', 'const fetch = undefined; var loadYoga']],
  },
];

/** Leaves out of the program's start what some packages do while they are loaded and the screens never need. */
export const lighterStart: Plugin = {
  name: 'lighter-start',
  setup({ onLoad }) {
    for (const { file, replace } of changes) {
      onLoad({ filter: file }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const [from, to] of replace) {
          if (!contents.includes(from)) throw new Error(`${path} is not the version that this was made for.`);
          contents = contents.replace(from, () => to);
        }
        return { contents, loader: 'js' };
      });
    }
  },
};
