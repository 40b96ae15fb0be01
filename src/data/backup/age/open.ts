import { closeSync, fstatSync, openSync } from 'node:fs';
import { refuse } from '../../../desk/index.ts';
import type { Task } from '../../job.ts';
import { pause } from '../disk.ts';
import { readFully } from '../strides.ts';
import type { AgeHead } from './head.ts';
import { Pieces, payloadKey, sealedPiece } from './payload.ts';
import { openerOf, type Secret } from './secret.ts';

/** The longest header that is looked for: a recipient takes some 100 bytes of it. */
const longestHeader = 64 * 1024;
const nonceLength = 16;
/** Pieces read at once. */
const together = 16;

/** The file is no age file, or was changed: the reason in a few words. */
export class BrokenAge extends Error {
  override readonly name = 'BrokenAge';
}

/**
 * Decrypts a file piece by piece. Throws `invalid` for a secret that does not open it, BrokenAge where it is not as it
 * was written. A piece is only good until the next one.
 */
export async function openAgeFile(
  file: string,
  secret: Secret | null,
  task: Task,
  body: (plain: Buffer) => void,
): Promise<void> {
  const descriptor = openSync(file, 'r');
  try {
    await openPayload(descriptor, await readHead(file, descriptor, secret), task, body);
  } finally {
    closeSync(descriptor);
  }
}

/** Decrypts a file whose beginning was made here. Throws BrokenAge where it is not as it was written. */
export async function reopenAgeFile(
  file: string,
  head: AgeHead,
  task: Task,
  body: (plain: Buffer) => void,
): Promise<void> {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = readFully(descriptor, Buffer.alloc(head.bytes.length), 0);
    if (!bytes.equals(head.bytes)) throw new BrokenAge('its header is not as it was written');
    await openPayload(descriptor, head, task, body);
  } finally {
    closeSync(descriptor);
  }
}

async function openPayload(
  descriptor: number,
  { bytes: head, key }: AgeHead,
  task: Task,
  body: (plain: Buffer) => void,
): Promise<void> {
  const total = fstatSync(descriptor).size;
  const pieces = new Pieces(key);
  const buffer = Buffer.allocUnsafe(sealedPiece * together);
  if (head.length >= total) throw new BrokenAge('it ends too early');
  for (let at = head.length; at < total; ) {
    const bytes = readFully(descriptor, buffer, at);
    if (bytes.length === 0) throw new BrokenAge('it ends too early');
    for (let from = 0; from < bytes.length; from += sealedPiece) {
      const piece = bytes.subarray(from, from + sealedPiece);
      at += piece.length;
      body(opened(pieces, piece, at === total));
    }
    await pause(task, { phase: 'decrypting', done: at, total });
  }
}

function opened(pieces: Pieces, piece: Buffer, isLast: boolean): Buffer {
  try {
    return pieces.open(piece, isLast);
  } catch (cause) {
    throw new BrokenAge('it does not decrypt', { cause });
  }
}

async function readHead(file: string, descriptor: number, secret: Secret | null): Promise<AgeHead> {
  const bytes = readFully(descriptor, Buffer.alloc(longestHeader), 0);
  const mac = bytes.indexOf('\n--- ');
  const end = mac < 0 ? -1 : bytes.indexOf('\n', mac + 1);
  if (end < 0 || !bytes.subarray(0, 22).equals(Buffer.from('age-encryption.org/v1\n')))
    throw new BrokenAge('it is no age file');
  const header = bytes.subarray(0, end + 1);
  const head = bytes.subarray(0, header.length + nonceLength);
  const fileKey = await fileKeyOf(file, header, secret);
  return { bytes: head, key: payloadKey(fileKey, head.subarray(header.length)) };
}

async function fileKeyOf(file: string, header: Buffer, secret: Secret | null): Promise<Uint8Array> {
  if (secret === null || (secret.passphrase === undefined && !secret.identities?.length))
    return refuse('invalid', `The backup ${file} is encrypted.`, {
      hint: 'Say --identity FILE or --passphrase-file FILE.',
    });
  try {
    return await openerOf(secret).decryptHeader(new Uint8Array(header));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : '';
    if (!said.includes('no identity matched'))
      throw new BrokenAge('its header is not as it was written', { cause });
    const what = secret.passphrase === undefined ? 'key' : 'passphrase';
    return refuse('invalid', `This ${what} does not open ${file}.`, {
      hint: 'Say the one that it was encrypted with.',
      cause,
    });
  }
}
