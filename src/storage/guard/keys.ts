import { createHash, randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { z } from 'zod';
import { makeOwnFolder } from '../own-folder.ts';
import { GuardError, guarded } from './error.ts';
import { keepInstead, keepOnce, textIn } from './keep.ts';

/** A key that seals the audit log. */
export interface AuditKey {
  /** The first 8 hexadecimal digits of its SHA-256: each seal names its key by them. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
  readonly made_at: string;
}

const keyFile = z.array(z.object({ key: z.string().regex(/^[0-9a-f]{64}$/), made_at: z.string() }));

/** The keys in a file, oldest first; none where there is no file. Throws GuardError. */
export function readKeys(file: string): AuditKey[] {
  const text = textIn(file);
  if (text === null) return [];
  try {
    return keyFile.parse(JSON.parse(text)).map(({ key, made_at }) => keyOf(Buffer.from(key, 'hex'), made_at));
  } catch (error) {
    throw new GuardError('damaged', file, `The keys of the audit log are damaged (${file}).`, error);
  }
}

/** Adds a new key and answers all of them. Of two desks that make the first at once, both get the one that came first. Throws GuardError. */
export function addKey(file: string, now: string): AuditKey[] {
  const before = readKeys(file);
  const all = [...before, keyOf(randomBytes(32), now)];
  const text = `${JSON.stringify(all.map(({ secret, made_at }) => ({ key: secret.toString('hex'), made_at })))}\n`;
  guarded(file, 'written', () => {
    makeOwnFolder(dirname(file));
    if (before.length === 0) keepOnce(file, text);
    else keepInstead(file, text);
  });
  return readKeys(file);
}

function keyOf(secret: Buffer, made_at: string): AuditKey {
  return { id: createHash('sha256').update(secret).digest('hex').slice(0, 8), secret, made_at };
}
