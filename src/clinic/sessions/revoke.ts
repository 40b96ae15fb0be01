import { z } from 'zod';
import { shown, text } from '../../desk/fields/index.ts';
import { defineOperation, refuse } from '../../desk/index.ts';
import { endSession } from '../users/index.ts';
import { Session } from './entity.ts';
import { type SessionRow, toRow } from './row.ts';

/** Whoever works with it is out at the next key press, wherever that is. */
export const sessionRevoke = defineOperation({
  name: 'sessions.revoke',
  title: 'End a session or a token',
  input: z.object({ id: text('Session', 36).describe('Session: its id, see “sessions list”') }),
  permission: 'accounts.manage',
  cli: { positional: ['id'] },
  undo: { never: 'What has ended stays ended. Sign in again, or make another token.' },
  async run(work, { id }): Promise<SessionRow> {
    const session = await work.em.findOne(Session, { id }, { populate: ['user'] });
    if (session === null)
      refuse('not_found', `There is no session ${shown(id)}.`, { hint: 'See “sessions list --all”.' });
    if (session.is_active) endSession(work, session);
    await work.flush();
    return toRow(session, work.now);
  },
});
