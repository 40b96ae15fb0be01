import type { Message } from './message.ts';
import type { Store } from './store.ts';

/** A message that was said, and when. */
export interface Said {
  /** An instant. */
  readonly at: string;
  readonly message: Message;
}

/** Nobody looks further back. */
const KEPT = 9;

/** Keeps what the message line said lately, the newest first: to be read in full, and again once it is gone. */
export function keepSaid(
  message: Store<Message | null>,
  said: Store<readonly Said[]>,
  now: () => string,
): void {
  message.subscribe(() => {
    const latest = message.get();
    if (latest && !latest.isPassing)
      said.update((before) => [{ at: now(), message: latest }, ...before].slice(0, KEPT));
  });
}
