import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Bytes that are read at once. */
export const stride = 1024 * 1024;

/** Hands over a file piece by piece. A piece is only good until the next one: it is the same memory. */
export async function eachStride(
  file: string,
  body: (bytes: Buffer, done: number) => void | Promise<void>,
): Promise<void> {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(stride);
    for (let done = 0; ; ) {
      const bytes = readFully(descriptor, buffer, done);
      if (bytes.length === 0) return;
      done += bytes.length;
      await body(bytes, done);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Reads from a place in a file until the buffer is full or the file ends. */
export function readFully(descriptor: number, buffer: Buffer, position: number): Buffer {
  let length = 0;
  while (length < buffer.length) {
    const bytes = readSync(descriptor, buffer, length, buffer.length - length, position + length);
    if (bytes === 0) break;
    length += bytes;
  }
  return buffer.subarray(0, length);
}

/** Writes all of it to a place: on a disk that is nearly full the system takes a part, and refuses with the next try. */
export function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(descriptor, bytes, at, bytes.length - at, position + at);
}
