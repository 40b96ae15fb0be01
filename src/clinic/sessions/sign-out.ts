import { z } from 'zod';
import { addEntry } from '../../desk/audit/entry.ts';
import { currentCall } from '../../desk/call.ts';
import { boolean } from '../../desk/fields/index.ts';
import { defineOperation } from '../../desk/index.ts';
import { endSession, endSessionsOf } from '../users/index.ts';
import { Session } from './entity.ts';

/** Ends the session that asks, or every one of the same person. */
export const signOut = defineOperation({
  name: 'sessions.sign_out',
  title: 'Sign out',
  input: z.object({
    everywhere: boolean('Everywhere').default(false).describe('every session of yours, tokens too'),
  }),
  permission: 'account.own',
  cli: { hidden: true },
  undo: 'never',
  // Like the sign-in it has an entry of its own, and is no act to take back.
  audited: false,
  async run(work, { everywhere }): Promise<{ ended: number }> {
    const { standing } = work;
    if (standing.kind !== 'signed_in') return { ended: 0 };
    const { session_id: entity_id, user_id } = standing;
    const own = await work.em.findOne(Session, { id: entity_id });
    if (own) endSession(work, own);
    const others = everywhere ? await endSessionsOf(work, user_id, entity_id) : 0;
    const after = JSON.stringify({ ended: others + 1 });
    const about = { entity: Session.meta.tableName, entity_id, patient_id: null, kind: 'run' } as const;
    await addEntry(work.em, currentCall(), { ...about, before: null, after });
    await work.flush();
    return { ended: others + 1 };
  },
});
