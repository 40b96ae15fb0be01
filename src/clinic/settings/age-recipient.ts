import { bad, good, type Reading, schemaOf, shown } from '../../desk/fields/reading.ts';

/** What stands for "backups are not encrypted". */
export const noRecipient = 'none';

const words = new Set(['', noRecipient, 'off', 'no', 'nobody', '-']);

/**
 * The public half of an age key: `age1` and 58 letters, the last six of which are a checksum (bech32, BIP 173), so
 * that a slip of the finger is noticed here and not when the first backup fails.
 */
export const ageRecipientField = schemaOf('The recipient of backups', readRecipient);

function readRecipient(typed: string): Reading<string> {
  const text = typed.slice(0, 4000).trim().toLowerCase();
  if (words.has(text)) return good(noRecipient);
  if (text.startsWith('age-secret-key-')) {
    return bad(
      'This is the secret key. Give the public one, which begins with age1, and keep this one elsewhere.',
    );
  }
  if (!text.startsWith('age1')) {
    return bad(`The recipient must be a public age key (age1…) or none, not ${shown(typed)}.`);
  }
  return isBech32(text)
    ? good(text)
    : bad(`The recipient ${shown(typed)} is mistyped: its checksum does not fit.`);
}

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

function isBech32(text: string): boolean {
  const split = text.lastIndexOf('1');
  const prefix = [...text.slice(0, split)].map((letter) => letter.charCodeAt(0));
  const data = [...text.slice(split + 1)].map((letter) => alphabet.indexOf(letter));
  if (data.length < 58 || data.includes(-1)) return false;
  const values = [...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data];
  return values.reduce(checksumStep, 1) === 1;
}

function checksumStep(sum: number, value: number): number {
  const top = sum >>> 25;
  const next = ((sum & 0x1ffffff) << 5) ^ value;
  return generators.reduce((mixed, generator, bit) => ((top >> bit) & 1 ? mixed ^ generator : mixed), next);
}
