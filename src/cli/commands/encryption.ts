import { resolve } from 'node:path';
import { clinicName } from '../../data/clear/index.ts';
import {
  changeEncryption,
  type EncryptionAct,
  type EncryptionChanged,
  type EncryptionStatus,
  encryptionStatus,
  makeKeyIn,
  requireFit,
} from '../../data/encryption/index.ts';
import { placeOf } from '../../data/status/index.ts';
import { isRefusal } from '../../desk/index.ts';
import { counted } from '../../desk/words/index.ts';
import { finished } from '../output/progress-line.ts';
import type { Session } from '../session.ts';

/** How the encryption stands: without the key as well, for then this is what one asks. */
export async function showEncryption(session: Session): Promise<void> {
  try {
    await session.permitted('data.encrypt', 'data.encrypt', { anyRevision: true });
  } catch (error) {
    // Nobody could sign in; that it is encrypted, and what the missing key is called, stands in the file for everybody.
    if (!isRefusal(error, 'no_key', 'no_database', 'corrupt')) throw error;
  }
  const { place } = await placeOf(session.config.db);
  const status = await encryptionStatus(place, session.config.backups);
  session.output.result(status, { words: statusInWords(status, place) });
}

/** Makes a key file. */
export async function makeNewKey(session: Session, named: string): Promise<void> {
  const file = resolve(named);
  const key = makeKeyIn(file);
  const words = [
    `${file} holds the new key ${key}.`,
    'Keep a copy of it away from this machine: without the key everything that it encrypts is lost.',
    'Name it with FRONTDESK_DB_KEY_FILE, or as database_key_file in the config file, for everybody who runs frontdesk here.',
  ].join('\n');
  session.output.result({ file, key }, { words });
}

/** Encrypts the database, changes its key, or makes it plain. */
export async function runEncryption(session: Session, act: EncryptionAct): Promise<void> {
  session.refuseReadOnly();
  const clinic = await session.permitted('data.encrypt', 'data.encrypt');
  requireFit(act, clinic.engine.key);
  await confirm(session, act, await clinic.desk.read(clinicName, {}));
  const task = session.task(titles[act]);
  try {
    // Each desk is asked anew, so that what it notes bears the name of the one who is signed in.
    const open = () => session.permitted('data.encrypt', 'data.encrypt');
    const doors = { open, close: () => session.close() };
    const changed = await changeEncryption(doors, act, task);
    session.output.result(changed, { words: changedInWords(changed), doneOnly: true });
  } finally {
    task.progress(finished);
  }
}

const titles: Readonly<Record<EncryptionAct, string>> = {
  encrypt: 'Encrypt the database',
  'change-key': 'Change the key of the database',
  decrypt: 'Decrypt the database',
};

async function confirm(session: Session, act: EncryptionAct, name: string): Promise<void> {
  if (act === 'decrypt')
    return session.confirmByName('Make the database plain, so that whoever gets the file can read it?', name);
  await session.confirm(
    act === 'encrypt'
      ? 'Encrypt the database? Without the key everything in it is lost: is a copy of the key kept elsewhere?'
      : 'Change the key? The key file changes, too: keep a copy of it elsewhere afterwards.',
  );
}

function changedInWords({ encrypted, key, key_file }: EncryptionChanged): string {
  if (!encrypted)
    return 'The database is plain now. New backups of it are plain, too; older ones still need their key.';
  return [
    `The database is encrypted with the key ${key}.`,
    ...(key_file === null
      ? []
      : [`That key is new, and the first one in ${key_file}: keep a copy of the file elsewhere.`]),
    'Backups, exports and day sheets that were made before are as they were: see frontdesk encryption.',
  ].join('\n');
}

function statusInWords(status: EncryptionStatus, place: string): string {
  const { encrypted, key, key_at_hand, key_file, keys, problem, backups } = status;
  const database = encrypted
    ? `${place} is encrypted with the key ${key}, which is ${key_at_hand ? 'given' : 'not given'}`
    : `${place} is not encrypted`;
  const given = keys.length === 0 ? 'none' : `${keys.join(', ')} (the first is the current one)`;
  const rows = [
    ['Database', database],
    ['Key file', key_file ?? 'none named (FRONTDESK_DB_KEY_FILE, database_key_file)'],
    ['Keys', problem ?? given],
    ...Object.entries(backups).map(([name, number]) => [
      'Backups',
      `${counted(number, 'backup')} ${opens(name, number === 1)}`,
    ]),
  ];
  return rows.map(([name = '', words]) => `${name.padEnd(9)}  ${words}`).join('\n');
}

function opens(name: string, isOne: boolean): string {
  const are = isOne ? 'is' : 'are';
  if (name === 'none') return `${are} plain: whoever has the file reads it`;
  if (name === 'age') return `${are} encrypted for a recipient or with a passphrase alone`;
  return `${isOne ? 'needs' : 'need'} the key ${name}`;
}
