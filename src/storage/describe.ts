import type { Description } from './engine.ts';
import { fileOfPlace } from './place.ts';

/** Throws StorageError `unsupported` for an engine that this program does not know. */
export async function describePlace(place: string): Promise<Description> {
  const path = fileOfPlace(place);
  const { describeSqlite } = await import('./sqlite/describe.ts');
  return describeSqlite(path);
}
