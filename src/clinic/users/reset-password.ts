import { z } from 'zod';
import { defineOperation, type Work } from '../../desk/index.ts';
import { endSessionsOf } from './end-sessions.ts';
import type { User } from './entity.ts';
import { idField, mustChangeField } from './fields.ts';
import { findUser } from './find.ts';
import { aboutPassword } from './known.ts';
import { newPassword } from './password/field.ts';
import { toRow, type UserRow } from './row.ts';

/** Somebody else sets it, so it is to be changed at the next sign-in. */
export const userResetPassword = defineOperation({
  name: 'users.reset_password',
  title: 'Reset the password of an account',
  input: z.object({
    id: idField,
    password: newPassword('The new password'),
    must_change: mustChangeField.default(true),
  }),
  permission: 'accounts.manage',
  cli: { positional: ['id'] },
  undo: { never: 'The password before is not kept. Set another one.' },
  async prepare({ id, password }, desk) {
    await password.ready(await aboutPassword(desk, id));
  },
  async run(work, { id, password, must_change }): Promise<UserRow> {
    const user = await findUser(work, id);
    replacePassword(work, user, password.stored, must_change);
    await endSessionsOf(work, user.id);
    await work.flush();
    return toRow(work, user);
  },
});

type WithPassword = Pick<
  User,
  'password_hash' | 'password_changed_at' | 'must_change_password' | 'failed_sign_ins' | 'locked_until'
>;

/** Stores another password, and lifts a lock that the old one's wrong guesses have left. */
export function replacePassword(work: Work, user: WithPassword, stored: string, mustChange: boolean): void {
  user.password_hash = stored;
  user.password_changed_at = work.now;
  user.must_change_password = mustChange;
  user.failed_sign_ins = 0;
  user.locked_until = null;
}
