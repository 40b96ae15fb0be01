import { setImmediate as breathe } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import type { AuditReader, LogMark, ScanWatch } from '../audit-reader.ts';
import type { DatabaseKey } from '../encryption/key.ts';
import type { AuditKey } from '../guard/keys.ts';
import { LogScan, type Scan } from '../guard/scan.ts';
import { logIn } from './audit-log.ts';
import { connect, keyOf } from './connect.ts';
import { beforeStretch, joined, rowsOf, type Stretch } from './scan-stretch.ts';

/** From so many entries on, two threads take half each. */
const long = 60_000;
const threads = 2;

/** Opens the audit log of a file for reading. */
export function openSqliteAudit(path: string, timeout: number): AuditReader {
  const database = connect(path, { readonly: true, timeout });
  // One moment, whatever others add meanwhile.
  database.exec('begin');
  return auditReaderOn(database, path);
}

/** @param path the same file, for threads with connections of their own */
export function auditReaderOn(database: Database.Database, path: string): AuditReader {
  const log = logIn(database);
  const last = log.end?.entry ?? 0;
  return {
    log,
    marks(operations) {
      const list = operations.map(() => '?').join(', ');
      return database
        .prepare<unknown[], LogMark>(
          `select entry, at, actor, operation, entity_id, before, after from audit_logs
           where operation in (${list}) and kind <> 'refuse' order by entry`,
        )
        .all(...operations);
    },
    async scan(keys, after, watch) {
      const stretches = stretchesOf(after, last);
      const [only] = stretches;
      if (stretches.length === 1 && only !== undefined) return scanHere(database, keys, only, watch);
      return joined(await scanInThreads(path, keys, stretches, watch));
    },
    close: () => database.close(),
  };
}

/** The whole from below 1 on: nothing may hide there. */
function stretchesOf(after: number, last: number): Stretch[] {
  const from = after === 0 ? Number.MIN_SAFE_INTEGER : after;
  if (last - after < long) return [{ after: from, upTo: last }];
  const size = Math.ceil((last - after) / threads);
  return Array.from({ length: threads }, (_, nth) => ({
    after: nth === 0 ? from : after + nth * size,
    upTo: Math.min(last, after + (nth + 1) * size),
  }));
}

async function scanHere(
  database: Database.Database,
  keys: readonly AuditKey[],
  { after, upTo }: Stretch,
  { signal, seen }: ScanWatch,
): Promise<Scan> {
  const scan = new LogScan(keys, beforeStretch(database, keys, after));
  const next = rowsOf(database, step);
  const total = upTo - Math.max(0, after);
  let from = after;
  for (;;) {
    await breathe();
    signal.throwIfAborted();
    const rows = next.all(from, upTo);
    for (const row of rows) scan.see(row);
    seen(Math.min(scan.scan.entries, total), total);
    if (rows.length < step) return scan.scan;
    from = Number(rows.at(-1)?.[0]);
  }
}

/** Entries between two looks at whether to stop. */
const step = 5000;

async function scanInThreads(
  path: string,
  keys: readonly AuditKey[],
  stretches: readonly Stretch[],
  { signal, seen }: ScanWatch,
): Promise<Scan[]> {
  signal.throwIfAborted();
  const done = stretches.map(() => 0);
  const total = (stretches.at(-1)?.upTo ?? 0) - Math.max(0, stretches[0]?.after ?? 0);
  const key = keyOf(path);
  const workers: Worker[] = [];
  try {
    return await Promise.all(
      stretches.map((stretch, nth) => {
        const worker = startThread({ path, key, keys, stretch });
        workers.push(worker);
        return answerOf(worker, signal, (entries) => {
          done[nth] = entries;
          seen(
            done.reduce((sum, one) => sum + one, 0),
            total,
          );
        });
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

export interface ScanOrder {
  readonly path: string;
  /** What the file is encrypted with: a thread cannot look without disturbing the locks of its process. */
  readonly key: DatabaseKey | null;
  readonly keys: readonly AuditKey[];
  readonly stretch: Stretch;
}

export type ScanMessage = { readonly entries: number } | { readonly scan: Scan };

/** The built program has an entry of its own for this; the sources are run as they are. */
function startThread(order: ScanOrder): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const file = new URL(isSource ? './scan-worker.ts' : './scan-audit.js', import.meta.url);
  return new Worker(file, { workerData: order });
}

function answerOf(worker: Worker, signal: AbortSignal, heard: (entries: number) => void): Promise<Scan> {
  return new Promise((done, fail) => {
    worker.on('message', (message: ScanMessage) => {
      if ('scan' in message) done(message.scan);
      else heard(message.entries);
    });
    worker.once('error', fail);
    worker.once('exit', () => fail(new Error('The look through the audit log ended without an answer.')));
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
}
