import type { Description } from './engine.ts';
import { StorageError } from './errors.ts';

/** Throws StorageError `unsupported` for an engine that this program does not know. */
export async function describePlace(place: string): Promise<Description> {
  if (/^postgres(ql)?:/.test(place)) {
    throw new StorageError('unsupported', 'PostgreSQL is not supported by this version yet.');
  }
  const { describeSqlite } = await import('./sqlite/describe.ts');
  return describeSqlite(place.replace(/^(sqlite|file):(\/\/)?/, ''));
}
