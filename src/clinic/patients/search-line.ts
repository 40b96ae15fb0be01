import { type DateOrder, meaningsOf } from '../../desk/fields/date.ts';
import type { PatientSearchPart } from '../../desk/index.ts';
import { foldName, foldNameOut } from '../../desk/letters.ts';

/** More parts than anybody types; a pasted page must not become a statement of a thousand terms. */
const mostParts = 8;

const numericDate = /(?<![\d+])\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}(?!\d)/gu;
const namedDate =
  /(?<!\d)\d{1,2}\.?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(?:\d{4}|\d{2})(?!\d)/giu;
const partialDate = /^(?:(\d{4})[-./](\d{1,2})|(\d{1,2})[-./](\d{4}))$/u;
const patientNumber = /^#?p?-?0*(\d+)$/iu;

/**
 * Takes one search line apart: name parts, groups of digits (of a phone, a patient number or a birth date),
 * patient numbers ('P-20418') and written birth dates. Every part must match, in any order. A single digit narrows
 * nothing and is left out. `order` says how the clinic writes dates; a date that reads otherwise too counts both ways.
 */
export function parseSearchLine(line: string, order: DateOrder): PatientSearchPart[] {
  const parts: PatientSearchPart[] = [];
  let rest = line.slice(0, 200).normalize('NFC');
  for (const pattern of [namedDate, numericDate]) {
    rest = rest.replace(pattern, (typed) => {
      const births = datesOf(typed, order);
      if (births.length === 0) return typed;
      parts.push({ kind: 'birth', births });
      return ' ';
    });
  }
  for (const token of rest.split(/[\s,;]+/u)) {
    const part = partOf(token);
    if (part === undefined) continue;
    parts.push(...part);
  }
  return parts.slice(0, mostParts);
}

function datesOf(typed: string, order: DateOrder): string[] {
  const meanings = meaningsOf(typed);
  const dates = [order, 'ymd', 'dmy', 'mdy'].flatMap((way) => {
    const meaning = meanings[way as DateOrder];
    if (meaning === undefined) return [];
    const years = meaning.short ? [1900 + meaning.year, 2000 + meaning.year] : [meaning.year];
    return years.flatMap((year) => calendarDate(year, meaning.month, meaning.day));
  });
  return [...new Set(dates)];
}

function calendarDate(year: number, month: number, day: number): string[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()];
  } catch {
    return [];
  }
}

function partOf(token: string): PatientSearchPart[] | undefined {
  const number = /^(?:p-?|#)\d+$/iu.test(token) ? patientNumber.exec(token)?.[1] : undefined;
  if (number !== undefined) return [{ kind: 'number', digits: number }];
  if (/^[\d+()./-]+$/u.test(token)) return digitsOf(token);
  return token
    .replace(/['’‘ʼ`´]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => foldName(word) !== '')
    .map(nameOrDigits);
}

function nameOrDigits(word: string): PatientSearchPart {
  if (/^\d{2,}$/u.test(word)) return { kind: 'digits', digits: word, births: [] };
  // Typed with an umlaut, kept as "Mueller": both spellings count.
  return { kind: 'name', spellings: [...new Set([foldName(word), foldNameOut(word)])] };
}

/** '0712', '(020)', '7946-0712'; a separator may also part month and year: '1988-03', '3/1988'. */
function digitsOf(token: string): PatientSearchPart[] | undefined {
  const digits = token.replace(/\D/gu, '');
  if (digits.length < 2) return undefined;
  const month = partialDate.exec(token);
  const year = month?.[1] ?? month?.[4];
  const of = month?.[2] ?? month?.[3];
  const valid = year !== undefined && of !== undefined && Number(of) >= 1 && Number(of) <= 12;
  return [{ kind: 'digits', digits, births: valid ? [`${year}-${of.padStart(2, '0')}`] : [] }];
}
