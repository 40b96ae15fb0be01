import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Task, throwIfStopped } from '../job.ts';

const stride = 1024 * 1024;
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
      const bytes = readSync(descriptor, buffer, 0, stride, null);
      if (bytes === 0) return;
      done += bytes;
      await body(buffer.subarray(0, bytes), done);
    }
  } finally {
    closeSync(descriptor);
  }
}

async function pause(task: Task, seen: { phase: string; done: number; total: number }): Promise<void> {
  task.progress({ ...seen, unit: 'bytes' });
  await breathe();
  throwIfStopped(task);
}

/** Writes a new file for its owner alone, and returns once it is on the disk. */
export function writeSynced(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
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
