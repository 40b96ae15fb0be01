import { keySource, keysAtHand } from '../../storage/encryption/keys.ts';
import { placeForm } from '../../storage/encryption/rekey.ts';
import { StorageError } from '../../storage/errors.ts';
import { listOwnBackups } from '../backup/own.ts';

/** How the encryption of a database stands; no key is in it, only what keys are called. */
export interface EncryptionStatus {
  encrypted: boolean;
  /** The fingerprint of the key that it is encrypted with. */
  key: string | null;
  /** Whether that key is at hand; null for a database that needs none. */
  key_at_hand: boolean | null;
  key_file: string | null;
  /** The fingerprints of the keys given, the current one first. */
  keys: string[];
  /** Why no key can be had from where it is said to be, one sentence. */
  problem: string | null;
  /** How many backups there are by the key that opens them; `none` for plain ones. */
  backups: Record<string, number>;
}

/** @param place the database's path */
export async function encryptionStatus(place: string, backups: string): Promise<EncryptionStatus> {
  const { keys, problem } = given();
  const key = await encryptedWith(place);
  const needed: Record<string, number> = {};
  for (const { database_key, encrypted } of await listOwnBackups(backups, place)) {
    const name = database_key ?? (encrypted ? 'age' : 'none');
    needed[name] = (needed[name] ?? 0) + 1;
  }
  return {
    encrypted: key !== null,
    key,
    key_at_hand: key === null ? null : keys.includes(key),
    key_file: keySource().file,
    keys,
    problem,
    backups: needed,
  };
}

/** The fingerprint of the key of a database that need not be opened; null where it is plain, or not there. */
async function encryptedWith(place: string): Promise<string | null> {
  try {
    const form = await placeForm(place);
    return form.kind === 'encrypted' ? form.fingerprint : null;
  } catch {
    return null;
  }
}

function given(): { keys: string[]; problem: string | null } {
  try {
    return { keys: keysAtHand().map(({ fingerprint }) => fingerprint), problem: null };
  } catch (error) {
    if (error instanceof StorageError) return { keys: [], problem: error.message };
    throw error;
  }
}
