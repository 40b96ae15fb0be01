const SEQUENCES: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: '\u001b',
  tab: '\t',
  'shift-tab': '\u001b[Z',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  pgup: '\u001b[5~',
  pgdn: '\u001b[6~',
  delete: '\u001b[3~',
  backspace: '\u007f',
  space: ' ',
  'ctrl-left': '\u001b[1;5D',
  'ctrl-right': '\u001b[1;5C',
};

/** What a terminal sends for a key named as the program names it. */
export function bytesOf(key: string): string {
  const known = SEQUENCES[key];
  if (known !== undefined) return known;
  if (key.startsWith('ctrl-')) return String.fromCharCode(key.charCodeAt(5) - 96);
  if ([...key].length !== 1) throw new Error(`There is no key called ${key}.`);
  return key;
}
