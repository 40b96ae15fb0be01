import { type Before, DeskError } from '../../desk/index.ts';
import type { TypedPassword } from './password/field.ts';
import { type RightPassword, verifyPassword } from './password/verify.ts';
import { triesFor, tryRefused } from './tries.ts';

/** Somebody who knows the password of an account. */
export interface Proved extends RightPassword {
  readonly user_id: string;
  /** What the password was held against. */
  readonly stored: string;
}

/**
 * Holds an e-mail and a password against the accounts. Throws `not_signed_in`, in the same words and after the same time
 * whatever of the two is wrong; after too many wrong ones with `details.locked_until`.
 */
export async function prove(
  desk: Pick<Before, 'read' | 'perform'>,
  typedEmail: string,
  password: TypedPassword,
  asked: Asked = 'both',
): Promise<Proved> {
  const email = typedEmail.trim().toLowerCase().slice(0, 254);
  const { user, locked_until } = await desk.read(triesFor, { email });
  if (locked_until !== null) {
    await desk.perform(tryRefused, { email, why: 'locked' });
    throw tooMany(locked_until);
  }
  const right = await verifyPassword(password.reveal(), user?.password_hash ?? null);
  if (user !== null && right !== null) return { ...right, user_id: user.id, stored: user.password_hash };
  const after = await desk.perform(tryRefused, { email, why: 'wrong' });
  throw wrongPassword(after.locked_until, asked);
}

/** What was asked for: of somebody who is known already, the password alone. */
export type Asked = 'both' | 'password';

const wrongWords: Readonly<Record<Asked, string>> = {
  both: 'E-mail or password is wrong.',
  password: 'The password is wrong.',
};

/** What one is told whatever was wrong. */
export function wrongPassword(locked_until: string | null = null, asked: Asked = 'both'): DeskError {
  return new DeskError('not_signed_in', wrongWords[asked], {
    hint:
      locked_until === null
        ? 'Try again.'
        : 'Too many were wrong in a row: wait a little before the next try.',
    ...(locked_until === null ? {} : { details: { locked_until } }),
  });
}

export function tooMany(locked_until: string): DeskError {
  return new DeskError('not_signed_in', 'Too many wrong passwords in a row: wait a little.', {
    hint: 'An administrator can set another password.',
    details: { locked_until },
  });
}
