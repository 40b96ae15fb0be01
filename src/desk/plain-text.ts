/**
 * Text that came from outside (names, notes, file names) may carry escape sequences that would repaint a
 * terminal, or bidirectional overrides that show a name as something it is not. Everything that draws such text,
 * on the screens or in a command's table, passes it through here first.
 */

// CSI, then the string sequences (OSC, DCS, SOS, PM, APC) up to their terminator, then any two-character escape.
const ESCAPE_SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/gu;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/gu;
/**
 * What is made to be invisible: marks, embeddings, overrides and isolates that reorder what follows, soft hyphens,
 * fillers, tags; and what Unicode says is no character. Terminals disagree about their width, and they hide what a name is. Joiners and variation selectors
 * stay: scripts and emoji are written with them.
 */
const INVISIBLE =
  /[[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]--[\u200c\u200d\ufe00-\ufe0f]]/gv;
const ANYTHING_TO_STRIP =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]--[\u200c\u200d\ufe00-\ufe0f]]/v;

const EVERYTHING_TO_STRIP = new RegExp(ANYTHING_TO_STRIP, 'gv');

/**
 * The text without control characters, escape sequences, direction overrides and other invisible characters. Line breaks become `\n`, tabs
 * a space; half of a surrogate pair becomes the replacement character.
 */
export function plainText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  if (!ANYTHING_TO_STRIP.test(whole)) return whole;
  return whole
    .replace(ESCAPE_SEQUENCE, '')
    .replace(LINE_BREAK, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '');
}

/**
 * The value as JSON on one line, in which nothing is left that a terminal would obey or hide: JSON itself escapes only
 * half of it. It is read as the same value.
 */
export function plainJson(value: unknown): string {
  return JSON.stringify(value).replace(EVERYTHING_TO_STRIP, escaped);
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Plain text on one line: line breaks become spaces. For table cells, lists and messages. */
export function plainLine(text: string): string {
  const plain = plainText(text);
  return plain.includes('\n') ? plain.replace(/\s*\n\s*/gu, ' ') : plain;
}
