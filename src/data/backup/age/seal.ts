import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';
import { fileMode } from '../../../storage/file-modes.ts';
import type { Task } from '../../job.ts';
import { pause, type Written } from '../disk.ts';
import { eachStride, stride, writeAll } from '../strides.ts';
import type { AgeHead } from './head.ts';
import { Pieces, plainPiece, sealedPiece } from './payload.ts';

/** Encrypts a file into a new one, which any age program opens; it is on the disk when this returns. */
export async function sealFile(from: string, to: string, head: AgeHead, task: Task): Promise<Written> {
  const total = statSync(from).size;
  const pieces = new Pieces(head.key);
  const hash = createHash('sha256');
  const sealed = Buffer.allocUnsafe((stride / plainPiece) * sealedPiece);
  const out = openSync(to, 'wx', fileMode(to));
  let size = 0;
  const write = (bytes: Buffer) => {
    hash.update(bytes);
    writeAll(out, bytes, size);
    size += bytes.length;
  };
  try {
    write(head.bytes);
    let done = 0;
    await eachStride(from, async (bytes) => {
      let length = 0;
      for (let at = 0; at < bytes.length; at += plainPiece) {
        const piece = bytes.subarray(at, at + plainPiece);
        done += piece.length;
        for (const part of pieces.seal(piece, done === total)) length += part.copy(sealed, length);
      }
      write(sealed.subarray(0, length));
      await pause(task, { phase: 'encrypting', done, total });
    });
    if (total === 0) write(Buffer.concat(pieces.seal(Buffer.alloc(0), true)));
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
  return { size_bytes: size, sha256: hash.digest('hex') };
}

/** The same for what is in memory, in parts that follow each other. */
export function* sealBytes(plain: Buffer, head: AgeHead): Generator<Buffer> {
  const pieces = new Pieces(head.key);
  yield head.bytes;
  for (let at = 0; at === 0 || at < plain.length; at += plainPiece)
    yield* pieces.seal(plain.subarray(at, at + plainPiece), at + plainPiece >= plain.length);
}
