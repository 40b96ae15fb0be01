import type { Actor } from '../actor.ts';

/** Which entries of the log are this person's: two who work here may have the same name. */
export function entriesOf({ name, user_id }: Actor) {
  return { actor: name, user_id };
}
