/**
 * One key as the program names it: `a` `A` `?` `space` `enter` `esc` `tab` `shift-tab` `up` `down` `left` `right`
 * `home` `end` `pgup` `pgdn` `backspace` `delete` `ctrl-b` `ctrl-left` …
 */
export interface KeyPress {
  readonly name: string;
  /** What it types into a text field; absent for keys that type nothing. */
  readonly text?: string;
}

/** What the terminal library says about a piece of input (the part of Ink's Key that is used). */
export interface RawKey {
  readonly upArrow?: boolean;
  readonly downArrow?: boolean;
  readonly leftArrow?: boolean;
  readonly rightArrow?: boolean;
  readonly pageUp?: boolean;
  readonly pageDown?: boolean;
  readonly home?: boolean;
  readonly end?: boolean;
  readonly return?: boolean;
  readonly escape?: boolean;
  readonly tab?: boolean;
  readonly backspace?: boolean;
  readonly delete?: boolean;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
  readonly meta?: boolean;
}

const NAMED: readonly (readonly [keyof RawKey, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pgup'],
  ['pageDown', 'pgdn'],
  ['home', 'home'],
  ['end', 'end'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
  ['tab', 'tab'],
  ['return', 'enter'],
];

/**
 * The keys in one piece of terminal input, in order. Over a slow line several keys arrive as one piece, and Esc
 * followed by a letter looks like Alt and that letter: no action uses Alt, so it is read as the two keys it was.
 */
export function keyPresses(input: string, raw: RawKey): KeyPress[] {
  const escBefore = raw.meta && !raw.escape ? [{ name: 'esc' }] : [];
  for (const [flag, name] of NAMED) {
    if (raw[flag]) {
      // Alt with an arrow is one sequence of the terminal, not Esc and an arrow.
      const before = name === 'enter' || name === 'tab' || name === 'backspace' ? escBefore : [];
      return [...before, { name: modified(name, raw) }];
    }
  }
  if (raw.escape) return [{ name: 'esc' }];
  if (raw.ctrl && input !== '')
    return [{ name: input === ' ' ? 'ctrl-space' : `ctrl-${input.toLowerCase()}` }];
  return [...escBefore, ...typed(input)];
}

function modified(name: string, raw: RawKey): string {
  if (raw.ctrl) return `ctrl-${name}`;
  return raw.shift && name !== 'enter' && name !== 'backspace' ? `shift-${name}` : name;
}

function typed(input: string): KeyPress[] {
  return Array.from(segments.segment(input), (part) => part.segment).flatMap(pressOf);
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function pressOf(character: string): KeyPress[] {
  // A segment of its own in Unicode: two keys to us.
  if (character === '\r\n') return [{ name: 'enter' }];
  if (character === ' ') return [{ name: 'space', text: ' ' }];
  const code = character.codePointAt(0) ?? 0;
  if (code > 0x1f && code !== 0x7f && !(code >= 0x80 && code <= 0x9f))
    return [{ name: character, text: character }];
  const name = controlName(code);
  return name ? [{ name }] : [];
}

function controlName(code: number): string | undefined {
  if (code === 0x0d || code === 0x0a) return 'enter';
  if (code === 0x09) return 'tab';
  if (code === 0x08 || code === 0x7f) return 'backspace';
  if (code === 0x1b) return 'esc';
  if (code >= 1 && code <= 26) return `ctrl-${String.fromCharCode(code + 96)}`;
  return undefined;
}
