import type { Door } from '../../clinic/registry.ts';
import type { Operation } from '../../desk/index.ts';

/** The command's second word: `appointments.no_show` is `frontdesk appointments no-show`. */
export function verbOf(door: Door): string {
  return door.name.slice(door.name.indexOf('.') + 1).replaceAll('_', '-');
}

/** Deleting is the one thing here that nothing brings back by itself, so it asks first. */
export function isDestructive(door: Door): door is Operation {
  return door.kind === 'operation' && verbOf(door) === 'delete';
}
