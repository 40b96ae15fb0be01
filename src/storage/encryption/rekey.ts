import type { CopyWatch } from '../copying.ts';
import { fileOfPlace } from '../place.ts';
import type { DatabaseKey } from './key.ts';

/** A change of what a database is encrypted with. */
export interface Rekey extends CopyWatch {
  /** The name of a file that is not there yet, beside the database. */
  readonly scratch: string;
  /** The key it is to have, null for none: asked for once nobody else has the database open. */
  key(): DatabaseKey | null;
}

/**
 * Puts a copy that is encrypted otherwise, or not at all, in the place of a database that nobody else has open. It is
 * proved before; at every moment the old file or the new one is there, whole. The old one is overwritten. Throws
 * StorageError `busy` where somebody has it open, the engine's own error, or the signal's reason when stopped; then nothing
 * has changed.
 */
export async function rekey(place: string, how: Rekey): Promise<void> {
  const { rekeySqlite } = await import('../sqlite/rekey.ts');
  await rekeySqlite(fileOfPlace(place), how);
}

/** What a place holds, as far as that can be said without a key. Throws the system's error. */
export async function placeForm(place: string) {
  const { formOf } = await import('../sqlite/connect.ts');
  return formOf(fileOfPlace(place));
}
