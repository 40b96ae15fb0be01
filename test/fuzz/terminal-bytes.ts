/**
 * What the program may send to a terminal beside plain text. Everything else that a terminal would obey, hide or
 * reorder by is taken for data that came through.
 */

/** The sequences of the commands: the colours of `src/cli/output/paint.ts`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const commandSequences = /\u001b\[(?:1|2|22|31|32|33|39)m/gu;

/** Those of the screens without colours: emphasis, the spinner's own colour, moving, erasing, and the modes that Ink and the shell set. */
const screenSequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /\u001b\[(?:(?:0|1|2|4|7|22|24|27|34|39)?m|\d*[ABCDEFGK]|(?:\d+(?:;\d+)?)?H|[23]?J|\?(?:7|25|1049|2004|2026)[hl])/gu;

/** C0 but for the line feed, DEL, C1, line separators, and whatever is invisible by purpose: overrides, isolates, tags … */
const stray =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffb\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Bidi_Control}\p{Cs}]--[\u200c\u200d\ufe00-\ufe0f]]/v;

/**
 * What a command printed that it must not have, in words, with what stands around it; null when there is nothing.
 * A form feed begins a new sheet of the day sheets.
 */
export function strayInCommand(printed: string): string | null {
  return find(printed.replace(commandSequences, '').replaceAll('\f', ''));
}

/** The same for what was written to a screen that shows no colours (carriage returns are how Ink goes to the left edge). */
export function strayInScreen(written: string): string | null {
  return find(written.replace(screenSequences, '').replaceAll('\r', ''));
}

/** What may be neither in a file for people nor in a line of JSON. */
export function strayIn(text: string): string | null {
  return find(text);
}

function find(text: string): string | null {
  const at = text.search(stray);
  if (at < 0) return null;
  return `U+${(text.codePointAt(at) ?? 0).toString(16).padStart(4, '0')} in ${JSON.stringify(text.slice(Math.max(0, at - 60), at + 60))}`;
}
