import type { Desk, Role } from '../../desk/index.ts';
import { type Asked, prove, TypedPassword } from '../users/index.ts';
import { enter } from './enter.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly kind: 'screen' | 'command';
  /** The password alone, where it is known whose it is; both unless said. */
  readonly asked?: Asked;
}

export interface SignInAnswer {
  /** The secret of the session: shown this once, for `desk.use`. */
  readonly token: string;
  readonly session_id: string;
  readonly user: {
    readonly id: string;
    readonly full_name: string;
    readonly email: string;
    readonly role: Role;
  };
  readonly expires_at: string;
  /** Until it is changed nothing else is open. */
  readonly must_change_password: boolean;
  /** 32 bytes that only this person's password makes: seals what was typed and not saved. */
  readonly draft_key: Buffer;
}

/**
 * Signs somebody in: a new session, which this desk does not use yet (`desk.use`). Takes a quarter of a second, the same
 * whether the e-mail or the password is wrong. Throws `not_signed_in`, with `details.locked_until` where one has to wait.
 */
export async function signIn(
  desk: Pick<Desk, 'read' | 'perform'>,
  { email, password, kind, asked = 'both' }: SignIn,
): Promise<SignInAnswer> {
  const { user_id, stored, replacement, draftKey } = await prove(
    desk,
    email,
    new TypedPassword(password),
    asked,
  );
  const entered = await desk.perform(enter, { user_id, stored, replacement, kind });
  return { ...entered, draft_key: draftKey };
}
