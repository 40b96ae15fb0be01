import { z } from 'zod';
import { shown, text } from '../../desk/fields/index.ts';
import { defineOperation, defineQuery, refuse, type View } from '../../desk/index.ts';
import { endSession } from '../users/index.ts';
import { Session } from './entity.ts';
import { type SessionRow, toRow } from './row.ts';

/** One's own sessions and tokens that go on, the last used first. */
export const ownSessions = defineQuery({
  name: 'sessions.own',
  title: 'List the own sessions and tokens',
  input: z.object({}),
  permission: 'account.own',
  cli: { columns: ['id', 'kind', 'scope', 'label', 'origin', 'last_seen_at', 'expires_at'] },
  async run(view): Promise<SessionRow[]> {
    const sessions = await view.em.find(
      Session,
      { user: whoAsks(view), is_active: true },
      { populate: ['user'], orderBy: { last_seen_at: 'desc', id: 'desc' } },
    );
    return sessions.map((session) => toRow(session, view.now)).filter(({ is_active }) => is_active);
  },
});

/** Ends one of one's own: a screen that was left open elsewhere, a token that is no longer needed. */
export const endOwnSession = defineOperation({
  name: 'sessions.end_own',
  title: 'End a session or a token of your own',
  input: z.object({ id: text('Session', 36).describe('Session: its id, see “sessions own”') }),
  permission: 'account.own',
  cli: { positional: ['id'] },
  undo: { never: 'What has ended stays ended. Sign in again, or make another token.' },
  async run(work, { id }): Promise<SessionRow> {
    const session = await work.em.findOne(Session, { id, user: whoAsks(work) }, { populate: ['user'] });
    if (session === null)
      refuse('not_found', `You have no session ${shown(id)}.`, { hint: 'See “sessions own”.' });
    if (session.is_active) endSession(work, session);
    await work.flush();
    return toRow(session, work.now);
  },
});

function whoAsks({ standing }: View): string {
  return standing.kind === 'signed_in'
    ? standing.user_id
    : refuse('not_signed_in', 'Nobody is signed in.', { hint: 'There are no accounts here yet.' });
}
