import { Worker } from 'node:worker_threads';

/**
 * Starts a part of the program in a thread of its own. The built program has an entry for each such part; the sources
 * are run as they are.
 *
 * @param part its name among the entries of the build: `check-pages`
 * @param source its file
 * @param input what it finds as `workerData`
 */
export function startThread(part: string, source: URL, input: unknown): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  return new Worker(isSource ? source : new URL(`./${part}.js`, import.meta.url), { workerData: input });
}
