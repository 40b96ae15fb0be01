import { z } from 'zod';
import { defineOperation, refuse } from '../../desk/index.ts';
import { User } from './entity.ts';
import { addShape, mustChangeField } from './fields.ts';
import { aboutPassword } from './known.ts';
import { newPassword } from './password/field.ts';
import { toRow, type UserRow } from './row.ts';
import { doctorFor, refuseTakenEmail } from './taken.ts';

/** The first account closes the house to everybody else, so it is an administrator's. */
export const userAdd = defineOperation({
  name: 'users.add',
  title: 'Add an account',
  input: z.object({
    ...addShape,
    password: newPassword('The password for the first sign-in'),
    must_change: mustChangeField.default(false),
  }),
  permission: 'accounts.manage',
  cli: { positional: ['email'] },
  undo: { never: 'Accounts stay on record. Disable it instead.' },
  async prepare({ password, email, first_name, last_name }, desk) {
    await password.ready(await aboutPassword(desk, null, [email, first_name, last_name]));
  },
  async run(work, input): Promise<UserRow> {
    if (work.standing.kind === 'open' && input.role !== 'admin') {
      const message = 'The first account has to be an administrator’s.';
      refuse('invalid', message, {
        hint: 'Make the administrator first, who then adds the others.',
        fields: { role: message },
      });
    }
    await refuseTakenEmail(work, input.email);
    const doctor = input.doctor ? await doctorFor(work, input.doctor) : null;
    const user = work.em.create(
      User,
      {
        id: work.id(),
        email: input.email,
        password_hash: input.password.stored,
        first_name: input.first_name,
        last_name: input.last_name,
        role: input.role,
        doctor,
        must_change_password: input.must_change,
        password_changed_at: work.now,
        created_by: work.actor.name,
      },
      { partial: true },
    );
    await work.flush();
    return toRow(work, user);
  },
});
