import type { Work } from '../../desk/index.ts';
import { Session } from '../sessions/entity.ts';

/** Ends what a person is signed in with, tokens too. @param but the session that goes on */
export async function endSessionsOf(work: Work, user: string, but: string | null = null): Promise<number> {
  const going = await work.em.find(Session, { user, is_active: true, ...(but ? { id: { $ne: but } } : {}) });
  for (const session of going) endSession(work, session);
  return going.length;
}

export function endSession(work: Work, session: Session): void {
  session.is_active = false;
  session.ended_at = work.now;
  session.ended_by = work.actor.name;
}
