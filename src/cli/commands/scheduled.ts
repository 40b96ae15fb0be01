import { runDue } from '../../data/schedule/index.ts';
import type { Session } from '../session.ts';

/** Does what is due by the settings: for cron, where no desk is open at night. Silent when there is nothing to do. */
export async function runScheduled(session: Session): Promise<void> {
  session.refuseReadOnly();
  const result = await session.carryOut(runDue, {});
  const { done, by_another } = result;
  const words = by_another
    ? 'Another desk is at it.'
    : done.length === 0
      ? 'Nothing is due.'
      : `Done: ${done.join(', ')}.`;
  session.output.result(result, { words, doneOnly: true });
}
