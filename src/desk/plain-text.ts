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
/** Marks, embeddings, overrides and isolates that reorder what follows, and the invisible byte-order mark. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const ANYTHING_TO_STRIP =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/**
 * The text without control characters, escape sequences and direction overrides. Line breaks become `\n`, tabs
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
    .replace(DIRECTION, '');
}

/** The same on one line: line breaks become spaces. For table cells, lists and messages. */
export function plainLine(text: string): string {
  const plain = plainText(text);
  return plain.includes('\n') ? plain.replace(/\s*\n\s*/gu, ' ') : plain;
}
