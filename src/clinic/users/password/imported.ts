import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** A password hash that another program made: accepted until the first sign-in, and replaced there. */
export interface ImportedHash {
  verify(password: string): Promise<boolean>;
}

const derive = promisify(pbkdf2);

/** Above this a single try would take minutes. */
const mostRounds = 5_000_000;
const mostBcryptCost = 15;

/** Null for what is neither pbkdf2_sha256 (as passlib and as Django write it) nor bcrypt. */
export function importedHash(stored: string): ImportedHash | null {
  return passlib(stored) ?? django(stored) ?? bcrypt(stored);
}

/** `$pbkdf2-sha256$29000$salt$hash`: base64 with . for +, without padding. */
function passlib(stored: string): ImportedHash | null {
  const found = /^\$pbkdf2-sha256\$(\d{1,8})\$([A-Za-z0-9./]{1,128})\$([A-Za-z0-9./]{43})$/.exec(stored);
  if (found === null) return null;
  const [, rounds, salt = '', hash = ''] = found;
  return pbkdf2Sha256(Number(rounds), fromPasslib(salt), fromPasslib(hash));
}

/** `pbkdf2_sha256$260000$salt$hash`: the salt as text, the hash in base64. */
function django(stored: string): ImportedHash | null {
  const found = /^pbkdf2_sha256\$(\d{1,8})\$([^$]{1,128})\$([A-Za-z0-9+/]{43}=)$/.exec(stored);
  if (found === null) return null;
  const [, rounds, salt = '', hash = ''] = found;
  return pbkdf2Sha256(Number(rounds), Buffer.from(salt, 'utf8'), Buffer.from(hash, 'base64'));
}

function pbkdf2Sha256(rounds: number, salt: Buffer, hash: Buffer): ImportedHash | null {
  if (rounds < 1 || rounds > mostRounds) return null;
  return {
    async verify(password) {
      const made = await derive(Buffer.from(password, 'utf8'), salt, rounds, hash.length, 'sha256');
      return timingSafeEqual(made, hash);
    },
  };
}

/** `$2b$12$…`, and the older `$2a$` and `$2y$`. */
function bcrypt(stored: string): ImportedHash | null {
  const found = /^\$2[aby]\$(\d{2})\$[./A-Za-z0-9]{53}$/.exec(stored);
  if (found === null || Number(found[1]) < 4 || Number(found[1]) > mostBcryptCost) return null;
  return {
    async verify(password) {
      const { compare } = await import('bcryptjs');
      return compare(password, stored);
    },
  };
}

function fromPasslib(text: string): Buffer {
  return Buffer.from(text.replaceAll('.', '+'), 'base64');
}
