import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { fileMode } from '../../storage/file-modes.ts';
import { eachStride, stride, writeAll } from './strides.ts';

/** So many strides between two reports. */
const report = 8;

/** A thread of its own: copies a file into a new one, tells how many bytes it has come, and at the end their SHA-256. */
const [from, to] = [String(workerData.from), String(workerData.to)];
const hash = createHash('sha256');
const out = openSync(to, 'wx', fileMode(to));
let written = 0;
try {
  await eachStride(from, (bytes, done) => {
    hash.update(bytes);
    writeAll(out, bytes, written);
    written = done;
    if (done % (stride * report) === 0) parentPort?.postMessage(written);
  });
} finally {
  closeSync(out);
}
parentPort?.postMessage(written);
parentPort?.postMessage(hash.digest('hex'));
