import { parentPort, workerData } from 'node:worker_threads';
import { type DatabaseKey, keyFrom } from '../encryption/key.ts';
import { brokenPage } from './check-pages.ts';

/** A thread of its own for the one long look that nothing can be done beside: it answers what is broken, or null. */
const { file, key }: PagesOrder = workerData;
parentPort?.postMessage(brokenPage(file, keyFrom(key)));

export interface PagesOrder {
  readonly file: string;
  readonly key: DatabaseKey | null;
}
