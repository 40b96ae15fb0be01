import type { Door } from '../../clinic/registry.ts';
import type { Operation } from '../../desk/index.ts';

/** The command's second word: `appointments.no_show` is `frontdesk appointments no-show`. */
export function verbOf(door: Door): string {
  return door.name.slice(door.name.indexOf('.') + 1).replaceAll('_', '-');
}

/** Deleting is what nothing brings back by itself, so it asks first. */
export function isDeletion(door: Door): door is Operation {
  return door.kind === 'operation' && verbOf(door) === 'delete';
}

/** Taking an import back removes all of its rows; there is no undo for it either. */
export function isDestructive(door: Door): boolean {
  return isDeletion(door) || door.name === 'uploads.undo' || isAnonymisation(door);
}

/** Who was anonymised does not come back either. */
export function isAnonymisation(door: Door): door is Operation {
  return door.kind === 'operation' && door.name === 'patients.anonymise';
}
