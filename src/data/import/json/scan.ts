import { sizeText } from '../../../desk/words/index.ts';
import type { ByteWindow } from '../bytes/window.ts';

/** The longest record and the deepest nesting that are read. */
export const longestRecord = 1024 * 1024;
export const deepestNesting = 64;

/** Where a value ends in the window's text; or what is wrong with it. */
export interface Scan {
  end: number;
  problem: string | undefined;
}

const quote = 0x22;
const backslash = 0x5c;

/** Passes over spaces, line ends and what else is in `also`. Answers the character code that follows; NaN at the end. */
export function skipBlank(window: ByteWindow, also = ''): number {
  for (;;) {
    const code = window.peek();
    const isBlank = code === 32 || code === 10 || code === 13 || code === 9;
    if (!isBlank && !(code >= 0 && also.includes(String.fromCharCode(code)))) return code;
    window.at += 1;
  }
}

/**
 * Finds the end of the JSON value at `window.at`, by its brackets and quotation marks alone; whether it is sound inside
 * is for JSON.parse to say. Holds no more than the longest record.
 *
 * @param perLine one value a line is expected: what goes wrong is given up at once, where it begins. Otherwise its end
 * is looked for all the same, so that the next value can be read.
 */
export function scanValue(window: ByteWindow, perLine: boolean): Scan {
  let depth = 0;
  let isQuoted = false;
  let problem: string | undefined;
  let { text } = window;
  let at = window.at;
  for (;;) {
    if (at >= text.length) {
      if (at - window.at > longestRecord) {
        problem = `It is longer than ${sizeText(longestRecord)}, the most that is read of one row.`;
        if (perLine) return { end: at, problem };
        window.at = text.length;
      }
      const ahead = at - window.at;
      if (!window.more()) {
        const isWhole = depth === 0 && !isQuoted;
        return { end: text.length, problem: isWhole ? problem : 'It breaks off in the middle.' };
      }
      text = window.text;
      at = ahead;
    }
    const code = text.charCodeAt(at);
    at += 1;
    if (isQuoted) {
      if (code === backslash) at += 1;
      else if (code === quote) {
        isQuoted = false;
        if (depth === 0) return { end: at, problem };
      } else if (perLine && code === 10) {
        return { end: at, problem: 'A quotation mark is opened on this line and not closed.' };
      }
    } else if (code === quote) isQuoted = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepestNesting) {
        problem ??= `It is nested more than ${deepestNesting} deep.`;
        if (perLine) return { end: at, problem };
      }
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return { end: at, problem };
      // The bracket belongs to what is around a plain value.
      if (depth < 0) return { end: at - 1, problem };
    } else if (depth === 0 && (code === 0x2c || code === 32 || code === 10 || code === 13 || code === 9)) {
      return { end: at - 1, problem };
    }
  }
}
