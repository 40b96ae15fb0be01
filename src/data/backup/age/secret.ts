import { Decrypter, Encrypter } from 'age-encryption';
import { refuse } from '../../../desk/index.ts';
import { readSmallFile } from '../../../desk/small-file.ts';
import { passphraseIdentity } from './passphrase.ts';
import { shortestPassphrase } from './shortest-passphrase.ts';

/** What a backup is locked with. */
export type Padlock =
  | { readonly kind: 'recipient'; readonly recipient: string }
  | { readonly kind: 'passphrase'; readonly passphrase: string };

/** What opens an encrypted backup. */
export interface Secret {
  readonly passphrase?: string | undefined;
  /** `AGE-SECRET-KEY-1…` */
  readonly identities?: readonly string[] | undefined;
}

/** Throws `invalid` for what is no recipient. */
export function recipientPadlock(recipient: string): Padlock {
  try {
    new Encrypter().addRecipient(recipient);
  } catch (cause) {
    refuse('invalid', `“${recipient}” is not a recipient of age.`, {
      hint: 'It is a line like age1…, made by age-keygen.',
      cause,
    });
  }
  return { kind: 'recipient', recipient };
}

/** What a new backup is locked with. Throws `invalid` for a passphrase that is too short. */
export function passphrasePadlock(passphrase: string): Padlock {
  if (passphrase.length < shortestPassphrase)
    refuse('invalid', `A passphrase needs at least ${shortestPassphrase} letters.`, {
      hint: 'Shorter ones are found by trying. Several words are easy to keep.',
    });
  return { kind: 'passphrase', passphrase };
}

/** The first line of a file. Throws `invalid` for a file without one. */
export async function readPassphrase(file: string): Promise<string> {
  const [line = ''] = (await readSecretFile(file)).split(/\r?\n/);
  return line === '' ? refuse('invalid', `The file ${file} has no passphrase on its first line.`) : line;
}

/** The secret keys of a file as age-keygen writes it. Throws `invalid` for a file without any. */
export async function readIdentities(file: string): Promise<string[]> {
  const lines = (await readSecretFile(file)).split(/\r?\n/).map((line) => line.trim());
  const found = lines.filter((line) => line !== '' && !line.startsWith('#'));
  try {
    if (found.length === 0) throw new Error('No key');
    openerOf({ identities: found });
  } catch (cause) {
    refuse('invalid', `The file ${file} holds no secret key of age.`, {
      hint: 'It has a line like AGE-SECRET-KEY-1…, made by age-keygen.',
      cause,
    });
  }
  return found;
}

/** Throws for a key that is none. */
export function openerOf({ passphrase, identities = [] }: Secret): Decrypter {
  const opener = new Decrypter();
  for (const identity of identities) opener.addIdentity(identity);
  if (passphrase !== undefined) opener.addIdentity(passphraseIdentity(passphrase));
  return opener;
}

/** Longer than any passphrase or list of keys. Bytes. */
const longestSecret = 64 * 1024;

async function readSecretFile(file: string): Promise<string> {
  const text = await readSmallFile(file, longestSecret).catch((cause: unknown) =>
    refuse('invalid', `The file ${file} cannot be read.`, {
      hint: 'Check its name and its permissions.',
      cause,
    }),
  );
  return (
    text ??
    refuse('invalid', `The file ${file} is longer than 64 kB: it holds no passphrase and no key.`, {
      hint: 'Check its name.',
    })
  );
}
