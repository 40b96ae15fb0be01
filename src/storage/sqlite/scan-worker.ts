import { parentPort, workerData } from 'node:worker_threads';
import { keyFrom } from '../encryption/key.ts';
import type { ScanMessage, ScanOrder } from './audit-reader.ts';
import { connect } from './connect.ts';
import { scanStretch } from './scan-stretch.ts';

/** A thread of its own for a stretch of the audit log. */
const { path, key, keys, stretch }: ScanOrder = workerData;
// Handed over, a buffer arrives as plain bytes.
const own = keys.map((key) => ({ ...key, secret: Buffer.from(key.secret) }));
const database = connect(path, { readonly: true, timeout: 5000, key: keyFrom(key) });
const tell = (message: ScanMessage) => parentPort?.postMessage(message);
tell({ scan: scanStretch(database, own, stretch, (entries) => tell({ entries })) });
database.close();
