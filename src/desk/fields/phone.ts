import { type KeptPhone, readPhoneText } from './phone-text.ts';
import { type Reading, schemaOf } from './reading.ts';

export type PhoneReader = (label: string, typed: string, country: string) => Reading<KeptPhone>;

let reader: Promise<PhoneReader> | undefined;

/** Loads the numbering plans once. They are 80 kB that a first frame does not need, so nothing imports them directly. */
export function loadPhoneReader(): Promise<PhoneReader> {
  reader ??= import('./phone-plans.ts').then((plans) => plans.readPhoneNumber);
  return reader;
}

/** Reads a phone number; numbers without a country code belong to `country` (ISO 3166). */
export async function readPhone(label: string, typed: string, country: string): Promise<Reading<KeptPhone>> {
  return (await loadPhoneReader())(label, typed, country);
}

/** The shape alone; which country it belongs to and how long it is there is for `readPhone`. */
export function phone(label: string) {
  return schemaOf(label, (typed) => readPhoneText(label, typed));
}
