import { parentPort, workerData } from 'node:worker_threads';
import { brokenPage } from './check-pages.ts';

/** A thread of its own for the one long look that nothing can be done beside: it answers what is broken, or null. */
parentPort?.postMessage(brokenPage(String(workerData)));
