import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../storage/engine.ts';

/**
 * Tries again while another desk holds the write lock. The waiting is done here, asynchronously, because SQLite's
 * own waiting blocks the process and with it the screen. A little chance keeps many desks from marching in step.
 *
 * @param patience milliseconds to go on for
 */
export async function retryWhileBusy<T>(
  engine: Engine,
  patience: number,
  body: () => Promise<T>,
): Promise<T> {
  const until = performance.now() + patience;
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 100)) {
    try {
      return await body();
    } catch (error) {
      if (engine.explain(error)?.kind !== 'busy' || performance.now() > until) throw error;
      await wait(pause * (0.5 + Math.random()));
    }
  }
}
