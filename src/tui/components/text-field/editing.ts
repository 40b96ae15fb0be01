import { characters } from '../../text/index.ts';

/** A line of text and where the cursor stands in it, counted in user-perceived characters. */
export interface Line {
  readonly text: string;
  readonly cursor: number;
}

/** The editing keys of a text field, for the documentation and for what the footer must not promise. */
export const EDITING_KEYS: Readonly<Record<string, string>> = {
  left: 'One character back',
  right: 'One character on',
  'ctrl-left': 'One word back',
  'ctrl-right': 'One word on',
  home: 'To the beginning',
  end: 'To the end',
  'ctrl-a': 'To the beginning',
  'ctrl-e': 'To the end',
  backspace: 'Delete the character before',
  delete: 'Delete the character under the cursor',
  'ctrl-d': 'Delete the character under the cursor',
  'ctrl-w': 'Delete the word before',
  'ctrl-u': 'Delete everything before',
  'ctrl-k': 'Delete everything after',
};

/** The line after an editing key, or undefined where the key means nothing to a text field. */
export function editLine(line: Line, key: string): Line | undefined {
  const parts = characters(line.text);
  const at = Math.min(line.cursor, parts.length);
  switch (key) {
    case 'left':
      return { ...line, cursor: Math.max(0, at - 1) };
    case 'right':
      return { ...line, cursor: Math.min(parts.length, at + 1) };
    case 'ctrl-left':
      return { ...line, cursor: wordBefore(parts, at) };
    case 'ctrl-right':
      return { ...line, cursor: wordAfter(parts, at) };
    case 'home':
    case 'ctrl-a':
      return { ...line, cursor: 0 };
    case 'end':
    case 'ctrl-e':
      return { ...line, cursor: parts.length };
    case 'backspace':
      return cut(parts, Math.max(0, at - 1), at);
    case 'delete':
    case 'ctrl-d':
      return cut(parts, at, at + 1);
    case 'ctrl-w':
      return cut(parts, wordBefore(parts, at), at);
    case 'ctrl-u':
      return cut(parts, 0, at);
    case 'ctrl-k':
      return cut(parts, at, parts.length);
    default:
      return undefined;
  }
}

/** The line with text put in at the cursor. */
export function insertText(line: Line, inserted: string): Line {
  const parts = characters(line.text);
  const at = Math.min(line.cursor, parts.length);
  const before = parts.slice(0, at).join('') + inserted;
  return { text: before + parts.slice(at).join(''), cursor: characters(before).length };
}

function cut(parts: readonly string[], from: number, to: number): Line {
  return { text: [...parts.slice(0, from), ...parts.slice(to)].join(''), cursor: from };
}

function wordBefore(parts: readonly string[], at: number): number {
  let place = at;
  while (place > 0 && parts[place - 1] === ' ') place -= 1;
  while (place > 0 && parts[place - 1] !== ' ') place -= 1;
  return place;
}

function wordAfter(parts: readonly string[], at: number): number {
  let place = at;
  while (place < parts.length && parts[place] === ' ') place += 1;
  while (place < parts.length && parts[place] !== ' ') place += 1;
  return place;
}
