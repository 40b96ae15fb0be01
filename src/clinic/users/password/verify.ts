import { timingSafeEqual } from 'node:crypto';
import { type Argon2Run, costsEnough, fromPhc, hashAgain, hashAnew, toPhc } from './argon2id.ts';
import { importedHash } from './imported.ts';

/** What a right password gives. */
export interface RightPassword {
  /** Seals what this person has typed and not saved; never stored, made again at every sign-in. */
  readonly draftKey: Buffer;
  /** What is to be stored instead, null where the stored hash is as good as one made today. */
  readonly replacement: string | null;
}

/** A new password, hashed. */
export async function hashPassword(password: string): Promise<{ stored: string; draftKey: Buffer }> {
  const { hash, key } = await hashAnew(plain(password));
  return { stored: toPhc(hash), draftKey: key };
}

/**
 * Holds a password against a stored hash. Null when it is wrong. Whatever is stored, and also where nothing is (null),
 * at least one run of argon2id is made: how long it takes does not tell whether there is such an account.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<RightPassword | null> {
  const typed = plain(password);
  const known = stored === null ? null : fromPhc(stored);
  if (known !== null) {
    const made = await hashAgain(typed, known);
    if (!isSame(made, known.verifier)) return null;
    return costsEnough(known) ? { draftKey: made.key, replacement: null } : replaced(await hashAnew(typed));
  }
  // Another program hashed the letters as they were typed.
  const imported = stored === null ? null : importedHash(stored);
  const isRight = imported !== null && (await imported.verify(password));
  const anew = await hashAnew(typed);
  return isRight ? replaced(anew) : null;
}

/** Whether a stored hash is one that a password can be held against. */
export function isPasswordHash(stored: string): boolean {
  return fromPhc(stored) !== null || importedHash(stored) !== null;
}

function replaced({ hash, key }: Argon2Run): RightPassword {
  return { draftKey: key, replacement: toPhc(hash) };
}

function isSame({ hash }: Argon2Run, verifier: Buffer): boolean {
  return hash.verifier.length === verifier.length && timingSafeEqual(hash.verifier, verifier);
}

/** The same password, however a keyboard puts its letters together (NIST SP 800-63B, 3.1.1.2). */
function plain(password: string): string {
  return password.normalize('NFKC');
}
