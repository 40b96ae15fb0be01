import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type KeptPhone, readPhoneText } from './phone-text.ts';
import { bad, good, type Reading } from './reading.ts';

/**
 * Reads a phone number against the numbering plans (libphonenumber, smallest metadata: general patterns of each
 * country). `country` is the ISO 3166 code for numbers typed without a country code.
 */
export function readPhoneNumber(label: string, typed: string, country: string): Reading<KeptPhone> {
  const text = readPhoneText(label, typed);
  if (!text.ok) return text;
  const parsed = parse(text.value, country);
  if (parsed?.isValid()) return good({ e164: parsed.number, as_typed: text.value });
  return bad(whatIsWrong(label, text.value, country));
}

function parse(text: string, country: string): PhoneNumber | undefined {
  const home = country.toUpperCase();
  // A number typed with 00 instead of + is understood by the plan of the clinic's own country alone.
  const international = text.replace(/^00(?=[1-9])/, '+');
  const read = parsePhoneNumberFromString(text, {
    defaultCountry: isSupportedCountry(home) ? home : undefined,
    extract: false,
  });
  return read?.isValid() || international === text ? read : parsePhoneNumberFromString(international);
}

/** Finds the nearest valid length, so that the message can say how many digits are missing or too many. */
function whatIsWrong(label: string, text: string, country: string): string {
  const home = country.toUpperCase();
  const place = text.startsWith('+') ? (parse(text, home)?.country ?? 'that country') : home;
  if (!text.startsWith('+') && !isSupportedCountry(home)) {
    return `${label} needs its country code, such as +44 20 7946 0712.`;
  }
  const missing = [1, 2, 3, 4, 5, 6, 7, 8].find((count) => completes(text, count, home));
  if (missing !== undefined) return `Too short for a number in ${place}: ${missing} more ${digits(missing)}.`;
  const bare = text.replace(/\D+$/u, '');
  const extra = [1, 2, 3, 4, 5, 6, 7, 8].find((count) =>
    parse(withoutLastDigits(bare, count), home)?.isValid(),
  );
  if (extra !== undefined) return `Too long for a number in ${place}: ${extra} ${digits(extra)} too many.`;
  return `${label} is not a number that exists in ${place}. Check its first digits.`;
}

function completes(text: string, count: number, country: string): boolean {
  return [...'0123456789'].some((digit) => parse(text + digit.repeat(count), country)?.isValid());
}

function withoutLastDigits(text: string, count: number): string {
  let rest = text;
  for (let dropped = 0; dropped < count; dropped += 1) rest = rest.replace(/\d\D*$/u, '');
  return rest;
}

function digits(count: number): string {
  return count === 1 ? 'digit' : 'digits';
}
