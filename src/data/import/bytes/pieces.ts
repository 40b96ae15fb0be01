import { open } from 'node:fs/promises';

/** A file is read in pieces of this size: all that is made of one piece is in memory at once. */
export const pieceBytes = 64 * 1024;

/**
 * The bytes of a file, piece by piece. Every piece is the same buffer, filled again: a stream's buffers are only given
 * back when the garbage collector thinks of them, which is a hundred megabytes later.
 */
export async function* readPieces(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(pieceBytes);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
