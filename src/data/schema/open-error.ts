import { DeskError } from '../../desk/index.ts';
import type { StorageError } from '../../storage/errors.ts';

/** The sentence for a database that cannot be opened, with what to do. */
export function openError(error: StorageError): DeskError {
  switch (error.kind) {
    case 'missing':
      return new DeskError('no_database', error.message, { hint: 'Create one with frontdesk init.' });
    case 'busy':
      return new DeskError('busy', error.message, { hint: 'Try again in a moment.' });
    case 'unsupported':
      return new DeskError('no_database', error.message, { hint: 'Name a SQLite file with --db.' });
    case 'read_only':
      return new DeskError('read_only', error.message, {
        hint: 'Ask for the right to write there, or name another database with --db.',
      });
    case 'unreadable':
      return new DeskError('no_database', error.message, { hint: 'Check the path and its permissions.' });
    case 'no_key':
      return new DeskError('no_key', error.message, {
        hint: 'Keys are read from the file that FRONTDESK_DB_KEY_FILE or database_key_file in the config file names, and from FRONTDESK_DB_KEY.',
      });
    case 'corrupt':
      return new DeskError('corrupt', error.message, {
        hint: 'Name another file with --db, or restore a backup.',
      });
  }
}
