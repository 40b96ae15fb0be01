import { dirname, join } from 'node:path';
import { DeskError, refuse } from '../../desk/index.ts';
import { type DatabaseKey, makeKey } from '../../storage/encryption/key.ts';
import { rewriteKeyFile } from '../../storage/encryption/key-file.ts';
import { keySource, keysAtHand } from '../../storage/encryption/keys.ts';
import { placeForm, rekey } from '../../storage/encryption/rekey.ts';
import { StorageError } from '../../storage/errors.ts';
import { changeLock } from '../../storage/lock.ts';
import { realOf } from '../../storage/real-path.ts';
import { watching } from '../backup/proof.ts';
import { diskFailure } from '../disk-failure.ts';
import type { Task } from '../job.ts';
import { leftoverName } from '../leftovers.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { requireRoom } from '../room.ts';
import { givenKeys } from '../schema/given-keys.ts';
import type { OpenedClinic } from '../schema/index.ts';

/** What can be done to the encryption of a database. */
export type EncryptionAct = 'encrypt' | 'change-key' | 'decrypt';

/** What became of it. */
export interface EncryptionChanged {
  encrypted: boolean;
  /** The fingerprints of the key before and of the key now; null where there is none. */
  key_before: string | null;
  key: string | null;
  /** The file into which a new key was written, null where none was. */
  key_file: string | null;
}

export const encryptionWork = 'data.encrypt';

/** Opens the clinic; it is closed and opened again around the change. */
export interface Doors {
  open(): Promise<OpenedClinic>;
  close(): Promise<void>;
}

/**
 * Encrypts a database, changes its key or takes the encryption away, while nobody else has it open. Killed at any moment
 * it leaves the old database or the new one, and a key file that opens it: a new key is on the disk before anything is
 * encrypted with it. Repeated after that it ends what was begun. Throws `busy`, `no_key`, `invalid`, `no_space`, `cancelled`.
 */
export async function changeEncryption(
  doors: Doors,
  act: EncryptionAct,
  task: Task,
): Promise<EncryptionChanged> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const clinic = await doors.open();
  const { place, key: before } = clinic.engine;
  requireFit(act, before);
  await clinic.desk.noteBegun(encryptionWork);
  const size = await clinic.engine.sizeBytes();
  await doors.close();
  try {
    const changed = await change(place, act, before, size, task);
    const again = await doors.open();
    await again.desk.noteDone(encryptionWork, noteOf(changed), seconds(), true);
    return changed;
  } catch (error) {
    // Where it cannot be opened again either, what went wrong first matters more.
    const again = await doors.open().catch(() => null);
    throw again === null ? error : await again.desk.noteFailed(encryptionWork, error, seconds());
  }
}

/** Throws `invalid` for what makes no sense of this database, and `no_key` where there is no key to encrypt it with. */
export function requireFit(act: EncryptionAct, key: string | null): void {
  if (act === 'encrypt' && key !== null)
    refuse('invalid', `The database is encrypted already, with the key ${key}.`, {
      hint: 'frontdesk encryption change-key gives it another key.',
    });
  if (act !== 'encrypt' && key === null)
    refuse('invalid', 'The database is not encrypted.', {
      hint: 'frontdesk encryption encrypt encrypts it.',
    });
  if (act === 'decrypt') return;
  const [current] = givenKeys();
  if (current === undefined)
    refuse('no_key', 'There is no key to encrypt the database with.', {
      hint: 'Make one with frontdesk encryption new-key FILE, and name the file with FRONTDESK_DB_KEY_FILE or database_key_file in the config file.',
    });
  if (act === 'change-key' && current.fingerprint === key && keyFileToWrite() === null)
    refuse('invalid', 'The key comes from FRONTDESK_DB_KEY, where no new one can be written.', {
      hint: 'Put the new key before the old one there (“NEW OLD”), and run this again.',
    });
}

/** The file that a new key belongs into: keys of the environment would go before it. */
function keyFileToWrite(): string | null {
  const { file, inEnvironment } = keySource();
  return inEnvironment ? null : file;
}

async function change(
  place: string,
  act: EncryptionAct,
  before: string | null,
  size: number,
  task: Task,
): Promise<EncryptionChanged> {
  // Where the name is a link, what takes the place of the file must not take that of the link.
  const file = realOf(place);
  const folder = dirname(file);
  let written: string | null = null;
  const key = (): DatabaseKey | null => {
    if (act === 'decrypt') return null;
    const [current, ...older] = keysAtHand();
    const keyFile = keyFileToWrite();
    if (current === undefined || current.fingerprint !== before || keyFile === null) return current ?? null;
    const fresh = makeKey();
    rewriteKeyFile(keyFile, [fresh, current, ...older]);
    written = keyFile;
    return fresh;
  };
  return oneAtATime(place, changeLock, task, async () => {
    try {
      await requireRoom(new Map([[folder, 2 * size]]));
      const scratch = join(folder, `${leftoverName('rekey')}.db`);
      await rekey(file, { scratch, key, ...watching(task) });
    } catch (error) {
      if (error instanceof StorageError && error.kind === 'busy')
        throw new DeskError('busy', error.message, {
          hint: 'Close every desk, and what reads the file otherwise; then run this again. Nothing was changed.',
          cause: error,
        });
      throw diskFailure(error, folder);
    }
    const form = await placeForm(place);
    const now = form.kind === 'encrypted' ? form.fingerprint : null;
    return { encrypted: now !== null, key_before: before, key: now, key_file: written };
  });
}

function noteOf({ key_before, key }: EncryptionChanged): string {
  if (key === null) return `decrypted; it had the key ${key_before}`;
  return key_before === null ? `encrypted with the key ${key}` : `key ${key_before} changed to ${key}`;
}
