import {
  type CountryCode,
  getCountries,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import examples from 'libphonenumber-js/mobile/examples';
import type { Random } from './random.ts';

export interface DemoPhone {
  /** E.164. */
  phone: string;
  /** As people of the country write it. */
  phone_typed: string;
}

/**
 * Draws phone numbers that are valid in a country and never repeat: the numbering plan's own example number with
 * other last digits, so that they look right without being anybody's on purpose.
 */
export function phoneBook(random: Random, country: string): (ending?: string) => DemoPhone {
  const code: CountryCode = getCountries(metadata).find((one) => one === country) ?? 'GB';
  const example = getExampleNumber(code, examples, metadata);
  if (!example) throw new Error(`The numbering plan of ${code} has no example.`);
  const width = example.nationalNumber.length > 7 ? 5 : 4;
  const stem = example.number.slice(0, -width);
  const drawn = new Set<string>();
  return (ending = '') => {
    for (;;) {
      const digits = String(random.int(0, 99_999))
        .padStart(5, '0')
        .slice(0, width - ending.length);
      const number = parsePhoneNumberFromString(stem + digits + ending, metadata);
      if (!number?.isValid() || drawn.has(number.number)) continue;
      drawn.add(number.number);
      return { phone: number.number, phone_typed: number.formatNational() };
    }
  };
}
