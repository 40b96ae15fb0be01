import { z } from 'zod';
import { defineOperation, refuse } from '../../desk/index.ts';
import { endSessionsOf } from './end-sessions.ts';
import { ownUser } from './find.ts';
import { aboutPassword } from './known.ts';
import { currentPassword, newPassword } from './password/field.ts';
import { prove } from './prove.ts';
import { replacePassword } from './reset-password.ts';
import { toRow, type UserRow } from './row.ts';

/** One's own. Every other session of the same person ends by it. */
export const userPassword = defineOperation({
  name: 'users.password',
  title: 'Change the own password',
  input: z.object({
    current: currentPassword('The present password'),
    password: newPassword('The new password'),
  }),
  permission: 'account.own',
  undo: { never: 'The password before is not kept. Change it again.' },
  async prepare({ current, password }, desk) {
    const { standing } = desk;
    if (standing.kind !== 'signed_in') return;
    await prove(desk, standing.email, current, 'password');
    if (current.reveal() === password.reveal()) {
      const message = 'The new password is the present one.';
      refuse('invalid', message, { fields: { password: message } });
    }
    await password.ready(await aboutPassword(desk, standing.user_id));
  },
  async run(work, { password }): Promise<UserRow> {
    const user = await ownUser(work);
    replacePassword(work, user, password.stored, false);
    await endSessionsOf(work, user.id, work.actor.session);
    await work.flush();
    return toRow(work, user);
  },
});
