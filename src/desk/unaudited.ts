import type { EntityManager } from '@mikro-orm/sql';
import { AuditBook } from './audit/book.ts';
import { type Call, withinCall } from './call.ts';
import { commit } from './commit.ts';
import type { DeskContext } from './context.ts';
import { giveUp } from './give-up.ts';
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
  body: (em: EntityManager, call: Call) => Promise<T>,
): Promise<T> {
  const now = parts.clock.now();
  const act = parts.ids.next(now);
  const { engine, actor } = parts;
  return retryWhileBusy(engine, patience, () =>
    engine.exclusive(() => {
      const em = engine.orm.em.fork() as EntityManager;
      const book = new AuditBook(engine.store(em), engine.guard);
      const call: Call = { name, actor, now, act, audited: false, audits: 0, book };
      return withinCall(call, async () => {
        await em.begin();
        try {
          const answer = await body(em, call);
          await em.flush();
          await commit(em, engine, call);
          return answer;
        } catch (error) {
          await giveUp(em);
          throw error;
        }
      });
    }),
  );
}
