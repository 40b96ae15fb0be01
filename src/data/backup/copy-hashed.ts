import type { Worker } from 'node:worker_threads';
import { startThread } from '../../storage/thread.ts';
import { type Task, throwIfStopped } from '../job.ts';

/**
 * Copies a file that nobody writes to into a new one, in a thread of its own beside everything else, and answers the
 * SHA-256 of what was read, in small letters. The copy need not have reached the disk. When this fails or is stopped,
 * nothing writes to the copy any more. Throws `cancelled` and what the disk says.
 *
 * @param size bytes it is going to be
 */
export async function copyHashed(from: string, to: string, size: number, task: Task): Promise<string> {
  throwIfStopped(task);
  const source = new URL('./copy-hashed-worker.ts', import.meta.url);
  const thread = startThread('copy-hashed', source, { from, to });
  const stop = () => void thread.terminate();
  task.signal.addEventListener('abort', stop);
  try {
    const sha256 = await lastWordOf(thread, (done) =>
      task.progress({ phase: 'unpacking', done, total: size, unit: 'bytes' }),
    );
    throwIfStopped(task);
    if (sha256 === undefined) throw new Error(`The copying of ${from} ended without an answer.`);
    return sha256;
  } finally {
    task.signal.removeEventListener('abort', stop);
  }
}

/** What the thread said at its end, undefined when it was ended before. Returns once it is gone. */
function lastWordOf(thread: Worker, heard: (done: number) => void): Promise<string | undefined> {
  return new Promise((done, fail) => {
    let word: string | undefined;
    thread.on('message', (said: number | string) => {
      if (typeof said === 'number') heard(said);
      else word = said;
    });
    thread.once('error', fail);
    thread.once('exit', () => done(word));
  });
}
