import type { EntityManager } from '@mikro-orm/core';
import { Counter } from '../../src/desk/index.ts';

/** Takes `count` numbers from a counter at once; answers where it stood, so the first of them is one more. */
export async function advanceCounter(em: EntityManager, name: string, count: number): Promise<number> {
  const counter = await em.findOne(Counter, { name });
  if (!counter) {
    em.create(Counter, { name, value: count }, { partial: true });
    return 0;
  }
  const before = counter.value;
  counter.value += count;
  return before;
}
