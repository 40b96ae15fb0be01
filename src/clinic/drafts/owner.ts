import { z } from 'zod';
import { type Actor, refuse, type View } from '../../desk/index.ts';

/** Whose a draft is: the account's, and the system login's where there are none. */
export function ownerOf({ user_id, name }: Actor): string {
  return user_id ?? name;
}

/** What the drafts of an account are sealed with, in base64; the sign-in gave it. */
export const draftKeyField = z
  .base64()
  .length(44)
  .transform((text) => Buffer.from(text, 'base64'))
  .optional()
  .describe('What seals the drafts of the one who is signed in');

/** The key of the one who calls; null without accounts. Throws `invalid` where an account's is missing. */
export function keyFor({ standing }: Pick<View, 'standing'>, key: Buffer | undefined): Buffer | null {
  if (standing.kind !== 'signed_in') return null;
  return key ?? refuse('invalid', 'The drafts of an account are sealed: their key is missing.');
}
