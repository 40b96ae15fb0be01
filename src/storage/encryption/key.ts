import { createHmac, randomBytes } from 'node:crypto';

/** A key that databases are encrypted with: 32 random bytes. */
export interface DatabaseKey {
  readonly secret: Buffer;
  /** The first 16 bytes of every file that it encrypts: they follow from the key, and say nothing about it. */
  readonly mark: Buffer;
  /** What the key is called where people read it: the first half of the mark, `3f1c-09ab-77d2-e410`. */
  readonly fingerprint: string;
}

const size = { secret: 32, mark: 16 } as const;

export function databaseKey(secret: Buffer): DatabaseKey {
  if (secret.length !== size.secret) throw new RangeError('A key has 32 bytes.');
  const mark = createHmac('sha256', secret).update('frontdesk database').digest().subarray(0, size.mark);
  return { secret, mark, fingerprint: fingerprintOf(mark) };
}

/** What the key of an encrypted file is called, from the file's first 16 bytes. */
export function fingerprintOf(mark: Buffer): string {
  return (mark.toString('hex', 0, 8).match(/.{4}/g) ?? []).join('-');
}

/** A key that was handed to a thread, where buffers arrive as plain bytes. */
export function keyFrom(sent: DatabaseKey | null): DatabaseKey | null {
  return sent && databaseKey(Buffer.from(sent.secret));
}

export function makeKey(): DatabaseKey {
  return databaseKey(randomBytes(size.secret));
}

/** The line of a key file. */
export function keyLine({ secret }: DatabaseKey): string {
  return secret.toString('hex');
}

/**
 * Reads keys as people keep them: each as 64 hexadecimal digits or as base64, apart by blanks, commas or line ends; what
 * follows a # is a remark. Null where anything is neither.
 */
export function parseKeys(text: string): DatabaseKey[] | null {
  const words = text
    .split('\n')
    .flatMap((line) => line.replace(/#.*/, '').split(/[\s,]+/))
    .filter((word) => word !== '');
  const keys = words.map(parseKey);
  return keys.every((key) => key !== null) ? keys : null;
}

function parseKey(word: string): DatabaseKey | null {
  if (/^[0-9a-f]{64}$/i.test(word)) return databaseKey(Buffer.from(word, 'hex'));
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(word)) return databaseKey(Buffer.from(word, 'base64'));
  return null;
}
