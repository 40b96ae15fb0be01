import type { Work } from '../../desk/index.ts';
import { Session } from './entity.ts';

/** How long a session that is over is still listed, days. */
const keptFor = 30;
const atOnce = 200;

/** Takes away sessions that have been over for a month: the log says who signed in, and when. */
export async function sweepSessions(work: Work): Promise<void> {
  const before = new Date(Date.parse(work.now) - keptFor * 86_400_000).toISOString();
  const over = await work.em.find(
    Session,
    { $or: [{ expires_at: { $lt: before } }, { ended_at: { $lt: before } }] },
    { limit: atOnce },
  );
  for (const session of over) work.em.remove(session);
}
