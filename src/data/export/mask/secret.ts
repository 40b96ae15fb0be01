import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Snapshot } from '../../../storage/snapshot.ts';

/** Turns something into bytes that say nothing of it, the same for the same thing. */
export interface Secret {
  /** 32 bytes. */
  of(what: string, value: string): Buffer;
}

/**
 * A key that stays the same for one database, so that two masked exports fit each other, and that nobody knows who
 * has only those: it is drawn from the first audit entry, whose act is a random number and which no masked export carries.
 */
export function secretOf(snapshot: Snapshot): Secret {
  const act = snapshot.first('audit_logs', 'act');
  return secretFrom(act === null ? randomBytes(32) : createHash('sha256').update(`mask ${act}`).digest());
}

export function secretFrom(key: Buffer): Secret {
  return { of: (what, value) => createHmac('sha256', key).update(`${what}\0${value}`).digest() };
}
