import type { Engine } from './engine.ts';
import { StorageError } from './errors.ts';

/** What can be said of a database without opening it, also when there is none. */
export interface Description extends Pick<Engine, 'name' | 'place' | 'revisions'> {
  readonly exists: boolean;
}

/** Throws StorageError `unsupported` for an engine that this program does not know. */
export async function describePlace(place: string): Promise<Description> {
  if (/^postgres(ql)?:/.test(place)) {
    throw new StorageError('unsupported', 'PostgreSQL is not supported by this version yet.');
  }
  const { describeSqlite } = await import('./sqlite/describe.ts');
  return describeSqlite(place.replace(/^(sqlite|file):(\/\/)?/, ''));
}
