import type { ByteWindow } from '../bytes/window.ts';
import { scanValue, skipBlank } from './scan.ts';

/** One record of a list or of a file of lines, as its text, or why there is none. */
export interface RawRecord {
  /** The line on which it starts. */
  line: number;
  text: string;
  problem: string | undefined;
}

const shownOfBadRecord = 200;

/**
 * The records from `window.at` on: to the bracket that ends the list, or to the end of the range. Of a file of lines,
 * one that cannot be read costs its line.
 */
export function* recordsIn(window: ByteWindow, perLine: boolean): Generator<RawRecord> {
  for (;;) {
    const code = skipBlank(window, ',');
    if (Number.isNaN(code) || (code === 0x5d && !perLine)) return;
    const line = window.line(window.at);
    if (perLine && code !== 0x7b) {
      yield {
        line,
        text: shownFrom(window),
        problem: 'It is no object: a row is written as {"column": "value", …}.',
      };
      skipLine(window);
      continue;
    }
    const from = window.offset(window.at);
    const { end, problem } = scanValue(window, perLine);
    if (problem === undefined && end > window.at) {
      yield { line, text: window.take(window.at, end), problem };
      window.at = end;
      continue;
    }
    const isHere = window.offset(window.at) === from;
    yield {
      line,
      text: isHere ? shownFrom(window) : '',
      problem: problem ?? 'A bracket closes what was not opened.',
    };
    if (perLine) skipLine(window);
    else window.at = Math.max(end, window.at + 1);
  }
}

function shownFrom(window: ByteWindow): string {
  return window.take(window.at, window.at + shownOfBadRecord).split('\n', 1)[0] ?? '';
}

function skipLine(window: ByteWindow): void {
  for (;;) {
    const end = window.text.indexOf('\n', window.at);
    if (end !== -1) {
      window.at = end + 1;
      return;
    }
    window.at = window.text.length;
    if (!window.more()) return;
  }
}
