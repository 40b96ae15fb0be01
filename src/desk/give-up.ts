import type { EntityManager } from '@mikro-orm/sql';

/** Takes back after a failure. What failed first is what is told: an error of the taking back would hide it. */
export async function giveUp(em: EntityManager): Promise<void> {
  await em.rollback().catch(() => {});
}
