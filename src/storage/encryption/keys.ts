import { resolve } from 'node:path';
import { StorageError } from '../errors.ts';
import { type DatabaseKey, fingerprintOf, parseKeys } from './key.ts';
import { readKeyFile } from './key-file.ts';

const variables = { key: 'FRONTDESK_DB_KEY', file: 'FRONTDESK_DB_KEY_FILE' } as const;

/** Where the keys of databases are looked for. */
export interface KeySource {
  /** The key file, absolute; null where none is named. */
  readonly file: string | null;
  /** Whether FRONTDESK_DB_KEY holds keys; they go before those of the file. */
  readonly inEnvironment: boolean;
}

/**
 * The environment alone says where the keys are: so threads and jobs have them without a word, and no process has one
 * among its arguments.
 */
export function keySource(): KeySource {
  const file = process.env[variables.file] || null;
  return { file: file && resolve(file), inEnvironment: Boolean(process.env[variables.key]) };
}

/** What the configuration file names; what the environment says goes before. */
export function lookForKeysIn(file: string): void {
  if (!process.env[variables.file] && !process.env[variables.key]) process.env[variables.file] = file;
}

/** Every key at hand, the current one first. They are read anew each time: a file may have changed. Throws StorageError `no_key`. */
export function keysAtHand(): DatabaseKey[] {
  const { file } = keySource();
  return [...keysOfEnvironment(), ...(file === null ? [] : readKeyFile(file))];
}

function keysOfEnvironment(): DatabaseKey[] {
  const keys = parseKeys(process.env[variables.key] ?? '');
  if (keys !== null) return keys;
  throw new StorageError(
    'no_key',
    `${variables.key} holds no key: a key is 64 hexadecimal digits, or base64 of 32 bytes.`,
  );
}

/** The key that new databases are encrypted with; null where there is none and they stay plain. */
export function currentKey(): DatabaseKey | null {
  return keysAtHand()[0] ?? null;
}

/** The key of an encrypted file, by the file's first 16 bytes. Throws StorageError `no_key`. */
export function keyWithMark(mark: Buffer, path: string): DatabaseKey {
  const keys = keysAtHand();
  const key = keys.find((each) => each.mark.equals(mark));
  if (key !== undefined) return key;
  const wanted = `${path} is encrypted with the key ${fingerprintOf(mark)}`;
  if (keys.length === 0) throw new StorageError('no_key', `${wanted}, and no key is given.`);
  const given = keys.map(({ fingerprint }) => fingerprint).join(', ');
  throw new StorageError('no_key', `${wanted}, and the keys given are others (${given}).`);
}
