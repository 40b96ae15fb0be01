import { z } from 'zod';
import { boolean } from '../../desk/fields/index.ts';
import { defineOperation, refuse } from '../../desk/index.ts';
import { User } from './entity.ts';
import { addShape } from './fields.ts';
import { isPasswordHash } from './password/verify.ts';
import { toRow, type UserRow } from './row.ts';

/** An account of another program, with the hash that it kept: it is replaced at the first sign-in. */
export const userImport = defineOperation({
  name: 'users.import',
  title: 'Take over an account',
  input: z.object({
    email: addShape.email,
    first_name: addShape.first_name,
    last_name: addShape.last_name,
    role: addShape.role,
    is_active: boolean('Active').default(true),
    // What is wrong with it is said without showing it.
    password_hash: z
      .string({ error: 'The password hash is missing.' })
      .max(255, 'The password hash is too long.')
      .refine(isPasswordHash, 'This is no hash that can be used: pbkdf2_sha256, bcrypt or argon2id.'),
  }),
  permission: 'accounts.manage',
  cli: { hidden: true },
  undo: { never: 'Accounts stay on record. Disable it instead.' },
  async run(work, input): Promise<UserRow> {
    if (work.standing.kind === 'open' && (await work.em.count(User, {})) === 0)
      refuse('invalid', 'There is no administrator yet.', { hint: 'frontdesk users add makes the first.' });
    const user = work.em.create(
      User,
      { id: work.id(), ...input, password_changed_at: work.now, created_by: work.actor.name },
      { partial: true },
    );
    await work.flush();
    return toRow(work, user);
  },
});
