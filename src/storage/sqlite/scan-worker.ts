import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { ScanMessage, ScanOrder } from './audit-reader.ts';
import { scanStretch } from './scan-stretch.ts';

/** A thread of its own for a stretch of the audit log. */
const { path, keys, stretch }: ScanOrder = workerData;
// Handed over, a buffer arrives as plain bytes.
const own = keys.map((key) => ({ ...key, secret: Buffer.from(key.secret) }));
const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
const tell = (message: ScanMessage) => parentPort?.postMessage(message);
tell({ scan: scanStretch(database, own, stretch, (entries) => tell({ entries })) });
database.close();
