import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Task, throwIfStopped } from '../job.ts';
import { tidyUp } from './tidy.ts';

/** Bytes that are read at once. */
export const stride = 1024 * 1024;
/** So many strides without letting anybody else run. */
const breath = 8;

/** The SHA-256 of a file that nobody writes to, in small letters. */
export async function hashFile(file: string, size: number, task: Task, phase = 'hashing'): Promise<string> {
  const hash = createHash('sha256');
  await eachStride(file, async (bytes, done) => {
    hash.update(bytes);
    if (done % (stride * breath) === 0) await pause(task, { phase, done, total: size });
  });
  return hash.digest('hex');
}

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

/** Reports how far work is, lets others run, and throws `cancelled` once it is to stop. */
export async function pause(task: Task, seen: { phase: string; done: number; total: number }): Promise<void> {
  tidyUp();
  task.progress({ ...seen, unit: 'bytes' });
  await breathe();
  throwIfStopped(task);
}

/** What was written, as it was handed to the disk. */
export interface Written {
  readonly size_bytes: number;
  readonly sha256: string;
}

/** Writes a new file for its owner alone, and returns once it is on the disk. */
export function writeSynced(file: string, content: string | Iterable<Buffer>): Written {
  const descriptor = openSync(file, 'wx', 0o600);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for (const part of typeof content === 'string' ? [Buffer.from(content)] : content) {
      hash.update(part);
      writeAll(descriptor, part, size);
      size += part.length;
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return { size_bytes: size, sha256: hash.digest('hex') };
}

/** What a file, or the names in a folder, became is on the disk when this returns. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
