import type { EntityManager } from '@mikro-orm/sql';
import type { Engine } from '../storage/engine.ts';
import type { Call } from './call.ts';

/**
 * Commits, and keeps beside the database where its audit log ends: before, so that no committed entry is unknown there,
 * and after, so that what is missing later was taken away.
 */
export async function commit(em: EntityManager, engine: Engine, call: Call): Promise<void> {
  await call.book.requireSealed(call);
  const { grown } = call.book;
  if (grown !== null) engine.guard.head.announce(grown.from, grown.to);
  await em.commit();
  if (grown === null) return;
  try {
    engine.guard.head.settle(grown.to);
  } catch {
    // It is saved: whoever heard of a failure now would save it again. What was announced is true, and the next
    // announcement says all that this one would have.
  }
}
