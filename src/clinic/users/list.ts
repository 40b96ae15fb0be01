import { z } from 'zod';
import { boolean, optional, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { User } from './entity.ts';
import { withLocks } from './locks.ts';
import { toRows, type UserRow } from './row.ts';

/** Active ones first, then by name. */
export const userList = defineQuery({
  name: 'users.list',
  title: 'List the accounts',
  input: z.object({
    active: boolean('Active').optional().describe('only active ones (yes) or only others (no)'),
    limit: optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows'),
  }),
  permission: 'accounts.see',
  cli: { columns: ['email', 'full_name', 'role', 'is_active', 'last_sign_in_at', 'locked_until'] },
  async run(view, { active, limit }): Promise<UserRow[]> {
    const users = await view.em.find(User, active === undefined ? {} : { is_active: active }, {
      orderBy: { is_active: 'desc', last_name: 'asc', first_name: 'asc' },
      limit: limit ?? 1000,
    });
    return withLocks(view, await toRows(view, users));
  },
});
