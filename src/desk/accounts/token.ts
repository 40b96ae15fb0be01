import { createHash, randomBytes } from 'node:crypto';

/** The secret of a session: 256 random bits, shown once to whom it belongs. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What stands for a session in the database. A random secret of 256 bits needs no slow hash: nobody guesses it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
