import { bad, good, type Reading, shown } from './reading.ts';
import { readText } from './text.ts';

/** A phone number as it is kept: for calling (E.164, '+442079460712') and as it was typed. */
export interface KeptPhone {
  e164: string;
  as_typed: string;
}

/** The shape alone (digits and the usual marks); which country it belongs to, and its length, is for `readPhone`. */
export function readPhoneText(label: string, typed: string): Reading<string> {
  const reading = readText(label, typed, 40);
  if (!reading.ok) return reading;
  if (!/^[+\p{Nd}\s()./\-–x#,;a-z]+$/iu.test(reading.value) || !/\p{Nd}/u.test(reading.value)) {
    return bad(`${label} must be a phone number such as +44 20 7946 0712, not ${shown(typed)}.`);
  }
  return good(reading.value);
}
