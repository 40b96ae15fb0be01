import { refuse } from '../../desk/index.ts';
import { givenKeys } from '../schema/given-keys.ts';
import type { BackupRow } from './row.ts';

type Keyed = Pick<BackupRow, 'file' | 'database_key'>;

/** Whether the key of the database in a backup is at hand, or it needs none. Throws `no_key` where the keys cannot be read. */
export function hasDatabaseKey({ database_key: wanted }: Keyed): boolean {
  return !wanted || givenKeys().some(({ fingerprint }) => fingerprint === wanted);
}

/** Throws `no_key`, with the name of the key, where the database in a backup could not be opened. */
export function requireDatabaseKey(backup: Keyed): void {
  if (hasDatabaseKey(backup)) return;
  refuse(
    'no_key',
    `The database in ${backup.file} is encrypted with the key ${backup.database_key}, which is not given.`,
    {
      hint: 'Add that key as a further line to the key file (FRONTDESK_DB_KEY_FILE, or database_key_file in the config file).',
    },
  );
}
