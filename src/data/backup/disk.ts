import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { fileMode } from '../../storage/file-modes.ts';
import { type Task, throwIfStopped } from '../job.ts';
import { eachStride, stride, writeAll } from './strides.ts';
import { tidyUp } from './tidy.ts';

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
  const descriptor = openSync(file, 'wx', fileMode(file));
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
