import { z } from 'zod';
import { boolean, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { Session } from './entity.ts';
import { type SessionRow, toRow } from './row.ts';

/** Those that go on, the last used first; with `all` also those that are over. */
export const sessionList = defineQuery({
  name: 'sessions.list',
  title: 'List who is signed in',
  input: z.object({
    user: optional(text('Account', 254)).describe('Only of this account: e-mail or id'),
    all: boolean('All').default(false).describe('also those that are over'),
    limit: optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows'),
  }),
  permission: 'accounts.see',
  cli: {
    columns: ['id', 'user', 'kind', 'scope', 'label', 'origin', 'last_seen_at', 'expires_at', 'is_active'],
  },
  async run(view, { user, all, limit }): Promise<SessionRow[]> {
    const whose = user ? { user: { $or: [{ id: user }, { email: user.toLowerCase() }] } } : {};
    const sessions = await view.em.find(
      Session,
      { ...whose, ...(all ? {} : { is_active: true }) },
      {
        populate: ['user'],
        orderBy: { last_seen_at: 'desc', id: 'desc' },
        limit: limit ?? 1000,
      },
    );
    const rows = sessions.map((session) => toRow(session, view.now));
    return all ? rows : rows.filter(({ is_active }) => is_active);
  },
});
