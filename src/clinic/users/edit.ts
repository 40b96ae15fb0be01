import { z } from 'zod';
import { defineOperation, edit } from '../../desk/index.ts';
import { User } from './entity.ts';
import { editShape, idField, versionField } from './fields.ts';
import { findUser } from './find.ts';
import { refuseWithoutAdmin } from './last-admin.ts';
import { toRow, type UserRow } from './row.ts';
import { doctorFor, refuseTakenEmail } from './taken.ts';

/** Fields that are left out stay as they are. Another role holds from the next key press on, on every desk. */
export const userEdit = defineOperation({
  name: 'users.edit',
  title: 'Edit an account',
  input: z.object({ id: idField, ...editShape, version: versionField }),
  permission: 'accounts.manage',
  cli: { positional: ['id'] },
  undo: { never: 'What somebody may do is changed on purpose alone. Edit the account again.' },
  async run(work, input): Promise<UserRow> {
    const found = await findUser(work, input.id);
    const user = await edit(work, User, found.id, input.version);
    if (input.email !== undefined) await refuseTakenEmail(work, input.email, user.id);
    if (input.role !== undefined && input.role !== 'admin')
      await refuseWithoutAdmin(work, user, 'given another role');
    user.email = input.email ?? user.email;
    user.first_name = input.first_name ?? user.first_name;
    user.last_name = input.last_name ?? user.last_name;
    user.role = input.role ?? user.role;
    if (input.doctor !== undefined)
      user.doctor = input.doctor === null ? null : await doctorFor(work, input.doctor, user.id);
    await work.flush();
    return toRow(work, user);
  },
});
