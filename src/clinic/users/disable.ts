import { z } from 'zod';
import { defineOperation } from '../../desk/index.ts';
import { endSessionsOf } from './end-sessions.ts';
import { idField } from './fields.ts';
import { findUser } from './find.ts';
import { refuseWithoutAdmin } from './last-admin.ts';
import { toRow, type UserRow } from './row.ts';

/** The person is out at once, on every desk, and so are the person's tokens; what they did stays theirs. */
export const userDisable = defineOperation({
  name: 'users.disable',
  title: 'Disable an account',
  input: z.object({ id: idField }),
  permission: 'accounts.manage',
  cli: { positional: ['id'] },
  undo: { never: 'The sessions have ended. Enable the account again.' },
  async run(work, { id }): Promise<UserRow> {
    const user = await findUser(work, id);
    await refuseWithoutAdmin(work, user, 'disabled');
    user.is_active = false;
    await endSessionsOf(work, user.id);
    await work.flush();
    return toRow(work, user);
  },
});

/** Also lifts a lock after too many wrong passwords. Sessions that were ended stay ended. */
export const userEnable = defineOperation({
  name: 'users.enable',
  title: 'Enable an account',
  input: z.object({ id: idField }),
  permission: 'accounts.manage',
  cli: { positional: ['id'] },
  undo: { never: 'Disable the account again.' },
  async run(work, { id }): Promise<UserRow> {
    const user = await findUser(work, id);
    user.is_active = true;
    user.failed_sign_ins = 0;
    user.locked_until = null;
    // Also where nothing else changes: the counts of single places begin anew with it.
    user.updated_at = work.now;
    await work.flush();
    return toRow(work, user);
  },
});
