import type { EntityManager } from '@mikro-orm/sql';
import { withinCall } from './call.ts';
import type { DeskContext } from './context.ts';
import { retryWhileBusy } from './retry.ts';

/**
 * One small transaction for the desk's own books (log lines, access rows), beside any operation.
 *
 * @param patience how long to go on asking for a locked database, milliseconds
 */
export function unaudited<T>(
  parts: DeskContext,
  name: string,
  patience: number,
  body: (em: EntityManager) => Promise<T>,
): Promise<T> {
  const now = parts.clock.now();
  const call = { name, actor: parts.actor, now, act: parts.ids.next(now), audited: false, audits: 0 };
  return retryWhileBusy(parts.engine, patience, () =>
    parts.engine.exclusive(() =>
      withinCall(call, async () => {
        const em = parts.engine.orm.em.fork() as EntityManager;
        await em.begin();
        try {
          const answer = await body(em);
          await em.commit();
          return answer;
        } catch (error) {
          await em.rollback();
          throw error;
        }
      }),
    ),
  );
}
