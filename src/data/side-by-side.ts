import type { Progress, Task } from './job.ts';

/**
 * Runs two pieces of one work at the same time. The first leads: how far it is is shown as long as it runs, and what is
 * wrong with it is told, whatever is wrong with the other. Where it fails the other is stopped; in every end both have
 * come to theirs, so that neither goes on with what is being tidied up.
 *
 * @param beside is also handed the first one's end, for a step that may only be taken once that has gone well
 */
export async function sideBySide<A, B>(
  task: Task,
  leading: (task: Task) => Promise<A>,
  beside: (task: Task, led: Promise<A>) => Promise<B>,
): Promise<[A, B]> {
  const stop = new AbortController();
  const signal = AbortSignal.any([task.signal, stop.signal]);
  let isLed = false;
  let unseen: Progress | null = null;
  const progress = (now: Progress): void => {
    if (isLed) task.progress(now);
    else unseen = now;
  };
  const led = leading(task);
  const other = beside({ signal, progress }, led);
  // Until they are awaited nobody else hears of their failure.
  other.catch(() => {});
  try {
    const first = await led;
    isLed = true;
    if (unseen !== null) task.progress(unseen);
    return [first, await other];
  } catch (error) {
    stop.abort();
    await Promise.allSettled([led, other]);
    throw error;
  }
}
