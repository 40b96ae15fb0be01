import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { StorageError } from '../errors.ts';
import type { Entry, Inflow } from '../flow-in.ts';
import type { Carried } from './carry-log.ts';
import { carryOver, finish, hasArrived } from './carry-over.ts';
import { keyOf } from './connect.ts';
import { explainSqliteError } from './explain.ts';
import { pour } from './pour.ts';
import { attachPresent, openScratch, present } from './scratch.ts';

/** Pages a step: some 8 MB, after which the work may be stopped. */
const stride = 2000;
/** Milliseconds between two tries for the write lock. */
const pause = 25;

/**
 * SQLite's own copying of a database into another, the other way round: from the scratch onto the live file. That is
 * one transaction on the live file, which takes its write lock before the first page is copied. In between what stays
 * is carried into the scratch, as the last writer left it. Where one of them is encrypted, which that copying does not
 * know, the rows are written instead, in one transaction as well.
 */
export async function flowIntoSqlite(path: string, inflow: Inflow): Promise<void> {
  const isEncrypted = keyOf(path) !== null || keyOf(inflow.scratch) !== null;
  const pourOnce = isEncrypted ? pourRows : pourPages;
  const scratch = openScratch(inflow.scratch);
  try {
    attachPresent(scratch, path);
    if (!isEncrypted) takePageSize(scratch);
    // The bulk of it while others still write; what they add meanwhile is little, and carried under the lock.
    const carried: Carried = new Map();
    carryOver(scratch, inflow.kept, carried);
    const until = performance.now() + inflow.patience;
    let entry = await pourOnce(scratch, path, inflow, carried);
    while (entry === null) {
      if (performance.now() > until) throw new StorageError('busy', `${path} is locked by another program.`);
      await wait(pause * (0.5 + Math.random()));
      entry = await pourOnce(scratch, path, inflow, carried);
    }
    if (!hasArrived(scratch, present, entry))
      throw new Error(`The restored state has not arrived in ${path}.`);
    emptyJournal(scratch);
  } finally {
    scratch.close();
  }
}

/** Pages can only be copied between databases whose pages have one size. */
function takePageSize(scratch: Database.Database): void {
  const size = Number(scratch.pragma(`${present}.page_size`, { simple: true }));
  if (Number(scratch.pragma('main.page_size', { simple: true })) === size) return;
  scratch.pragma(`main.page_size = ${size}`);
  scratch.exec('vacuum main');
}

/**
 * One try: what it was finished with. Null when somebody else has the write lock: then the library says that it is
 * done, with nothing copied.
 */
async function pourPages(
  scratch: Database.Database,
  path: string,
  inflow: Inflow,
  carried: Carried,
): Promise<Entry | null> {
  let asked: AskedEntry | undefined;
  let isFinished = false;
  inflow.signal.throwIfAborted();
  try {
    await scratch.backup(path, {
      // First called when the lock is taken and no page is copied yet. Whatever is thrown here gives the lock back.
      progress({ totalPages, remainingPages }) {
        inflow.signal.throwIfAborted();
        asked ??= askForEntry(inflow);
        const entry = asked.answer();
        // No pages: the lock is kept, and others of this process go on.
        if (entry === null) return 0;
        if (!isFinished) {
          carryOver(scratch, inflow.kept, carried);
          finish(scratch, inflow, entry);
          isFinished = true;
        }
        inflow.progress(totalPages - remainingPages, totalPages);
        inflow.signal.throwIfAborted();
        return stride;
      },
    });
  } finally {
    // Whoever is being waited for has come to an end before this has.
    await asked?.settled;
  }
  return asked?.answer() ?? null;
}

/** The same, row by row. Null when somebody else has the write lock. */
async function pourRows(
  scratch: Database.Database,
  _path: string,
  inflow: Inflow,
  carried: Carried,
): Promise<Entry | null> {
  inflow.signal.throwIfAborted();
  scratch.pragma(`${present}.synchronous = full`);
  if (!tookLock(scratch)) return null;
  try {
    const entry = await inflow.entry();
    carryOver(scratch, inflow.kept, carried);
    finish(scratch, inflow, entry);
    await pour(scratch, 'main', present, { signal: inflow.signal, seen: inflow.progress });
    inflow.signal.throwIfAborted();
    scratch.exec('commit');
    return entry;
  } finally {
    if (scratch.inTransaction) scratch.exec('rollback');
  }
}

function tookLock(scratch: Database.Database): boolean {
  scratch.pragma('busy_timeout = 0');
  try {
    scratch.exec('begin immediate');
    return true;
  } catch (error) {
    if (explainSqliteError(error)?.kind === 'busy') return false;
    throw error;
  } finally {
    scratch.pragma('busy_timeout = 1000');
  }
}

interface AskedEntry {
  /** Null until it is there. Throws what went wrong. */
  answer(): Entry | null;
  readonly settled: Promise<void>;
}

function askForEntry(inflow: Inflow): AskedEntry {
  let answer: () => Entry | null = () => null;
  const settled = inflow.entry().then(
    (entry) => {
      answer = () => entry;
    },
    (error: unknown) => {
      answer = () => {
        throw error;
      };
    },
  );
  return { answer: () => answer(), settled };
}

/** The whole database has gone through the journal: it need not go on lying there. Who reads meanwhile is not waited for. */
function emptyJournal(scratch: Database.Database): void {
  try {
    scratch.pragma('busy_timeout = 0');
    scratch.pragma(`${present}.wal_checkpoint(truncate)`);
  } catch {
    // The restored state is on the disk already; a later desk empties the journal.
  }
}
