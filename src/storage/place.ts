import { StorageError } from './errors.ts';

/**
 * The file of a database, however it is named: `clinic.db`, `sqlite:clinic.db`, `file:///srv/clinic.db`. Throws
 * StorageError `unsupported` for an engine that this program does not know.
 */
export function fileOfPlace(place: string): string {
  if (/^postgres(ql)?:/.test(place))
    throw new StorageError('unsupported', 'PostgreSQL is not supported by this version yet.');
  return place.replace(/^(sqlite|file):(\/\/)?/, '');
}
