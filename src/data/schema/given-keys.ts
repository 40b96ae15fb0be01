import type { DatabaseKey } from '../../storage/encryption/key.ts';
import { keysAtHand } from '../../storage/encryption/keys.ts';
import { StorageError } from '../../storage/errors.ts';
import { openError } from './open-error.ts';

/** Every key of databases that is given, the current one first. Throws `no_key` where they cannot be read. */
export function givenKeys(): DatabaseKey[] {
  try {
    return keysAtHand();
  } catch (error) {
    throw error instanceof StorageError ? openError(error) : error;
  }
}
