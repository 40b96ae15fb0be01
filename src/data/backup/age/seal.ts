import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { Encrypter } from 'age-encryption';
import type { Task } from '../../job.ts';
import { eachStride, pause, writeAll } from '../disk.ts';
import { passphraseRecipient } from './passphrase.ts';
import { Pieces, payloadKey, plainPiece, tagLength } from './payload.ts';
import type { Padlock } from './secret.ts';

export interface Sealed {
  readonly size_bytes: number;
  readonly sha256: string;
}

/** Encrypts a file into a new one, which any age program opens; it is on the disk when this returns. */
export async function sealFile(from: string, to: string, padlock: Padlock, task: Task): Promise<Sealed> {
  const { head, key } = await beginAge(padlock);
  const total = statSync(from).size;
  const pieces = new Pieces(key);
  const hash = createHash('sha256');
  const out = openSync(to, 'wx', 0o600);
  let size = 0;
  const write = (bytes: Buffer) => {
    hash.update(bytes);
    writeAll(out, bytes, size);
    size += bytes.length;
  };
  try {
    write(head);
    let done = 0;
    await eachStride(from, async (bytes) => {
      const sealed: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += plainPiece) {
        const piece = bytes.subarray(at, at + plainPiece);
        done += piece.length;
        sealed.push(pieces.seal(piece, done === total));
      }
      write(Buffer.concat(sealed));
      await pause(task, { phase: 'encrypting', done, total });
    });
    if (total === 0) write(pieces.seal(Buffer.alloc(0), true));
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
  return { size_bytes: size, sha256: hash.digest('hex') };
}

/** The same for what is in memory. */
export async function sealBytes(plain: Buffer, padlock: Padlock): Promise<Buffer> {
  const { head, key } = await beginAge(padlock);
  const pieces = new Pieces(key);
  const parts = [head];
  for (let at = 0; at === 0 || at < plain.length; at += plainPiece)
    parts.push(pieces.seal(plain.subarray(at, at + plainPiece), at + plainPiece >= plain.length));
  return Buffer.concat(parts);
}

/** The header and the nonce as the package makes them, and the key that they lead to. */
async function beginAge(padlock: Padlock): Promise<{ head: Buffer; key: Buffer }> {
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
  const head = empty.subarray(0, empty.length - tagLength);
  if (fileKey === undefined) throw new Error('age made no key.');
  return { head, key: payloadKey(fileKey, head.subarray(head.length - 16)) };
}
