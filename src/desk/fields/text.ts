import { countText } from '../words/index.ts';
import { bad, good, type Reading, schemaOf } from './reading.ts';

/**
 * Characters that no field may hold: controls (a terminal would obey them), lone surrogates, and the marks that turn
 * the direction of what follows, which can make one name look like another. Joiners stay: Persian and Hindi need them.
 */
const forbidden = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;
const forbiddenInLongText = /[^\P{Cc}\n\t]|[\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** One line of text: composed (NFC), trimmed, spaces collapsed; refused when empty, too long or unprintable. */
export function readText(label: string, typed: string, max: number): Reading<string> {
  if (typed.length > max * 8) return bad(tooLong(label, typed.length, max));
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (text === '') return bad(`${label} is missing.`);
  if (forbidden.test(text)) return bad(`${label} holds control characters. Type it again without them.`);
  const length = Array.from(text).length;
  return length > max ? bad(tooLong(label, length, max)) : good(text);
}

/** Several lines: line ends become \n, ends of lines and of the text are trimmed, inner spaces are kept. */
export function readLongText(label: string, typed: string, max: number): Reading<string> {
  if (typed.length > max * 8) return bad(tooLong(label, typed.length, max));
  const text = typed
    .normalize('NFC')
    .replace(/^\ufeff/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/[ \t]+$/gmu, '')
    .replace(/^\n+|\s+$/gu, '');
  if (text === '') return bad(`${label} is missing.`);
  if (forbiddenInLongText.test(text))
    return bad(`${label} holds control characters. Type it again without them.`);
  return text.length > max ? bad(tooLong(label, text.length, max)) : good(text);
}

/** A line of text of at most `max` characters, required unless wrapped in `optional`. */
export function text(label: string, max = 200) {
  return schemaOf(label, (typed) => readText(label, typed, max));
}

/** Text of several lines (history, notes), at most `max` characters. */
export function longText(label: string, max = 20_000) {
  return schemaOf(label, (typed) => readLongText(label, typed, max));
}

function tooLong(label: string, length: number, max: number): string {
  return `${label} is too long: ${countText(length)} characters, at most ${countText(max)}.`;
}
