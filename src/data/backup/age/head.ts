import { Encrypter } from 'age-encryption';
import { passphraseRecipient } from './passphrase.ts';
import { payloadKey, tagLength } from './payload.ts';
import { openerOf, type Padlock } from './secret.ts';

/** The beginning of one age file, and what its payload is sealed with. For one file alone: its nonces begin at 0. */
export interface AgeHead {
  /** The header and the nonce, as they are written. */
  readonly bytes: Buffer;
  readonly key: Buffer;
}

const nonceLength = 16;

/**
 * Makes the beginning of an age file by the package itself. One that is locked with a passphrase is opened again at
 * once: a passphrase takes 64 MiB for a moment, which is better taken before a large database is read than after.
 */
export async function beginAge(padlock: Padlock): Promise<AgeHead> {
  let fileKey: Uint8Array | undefined;
  const age = new Encrypter();
  if (padlock.kind === 'recipient') age.addRecipient(padlock.recipient);
  else age.addRecipient(passphraseRecipient(padlock.passphrase));
  // No recipient: it only hears the key that the others are given, and leaves no trace in the header.
  age.addRecipient({
    wrapFileKey: (key) => {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const empty = Buffer.from(await age.encrypt(new Uint8Array()));
  if (fileKey === undefined) throw new Error('age made no key.');
  const bytes = empty.subarray(0, empty.length - tagLength);
  if (padlock.kind === 'passphrase') {
    const header = new Uint8Array(bytes.subarray(0, bytes.length - nonceLength));
    const opened = await openerOf({ passphrase: padlock.passphrase }).decryptHeader(header);
    if (!Buffer.from(opened).equals(Buffer.from(fileKey)))
      throw new Error('The passphrase does not open its lock.');
  }
  return { bytes, key: payloadKey(fileKey, bytes.subarray(bytes.length - nonceLength)) };
}
