import { AsyncLocalStorage } from 'node:async_hooks';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { openFailure, StorageError } from '../errors.ts';
import { fileMode } from '../file-modes.ts';
import type { LockOptions } from '../lock.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { connect } from './connect.ts';
import { explainSqliteError } from './explain.ts';

const usualPatience = 600_000;
const pauses = { first: 5, factor: 1.5, longest: 200 } as const;

/** The locks that the running body has already: asking again must not wait for itself. */
const held = new AsyncLocalStorage<ReadonlySet<string>>();
/** Who has which lock in this process: two connections to one file in one process would drop each other's locks. */
const taken = new Set<string>();

/** A lock as a transaction on an empty database of its own, which the system ends with the process. */
export async function withFileLock<T>(
  path: string,
  ending: string,
  body: () => Promise<T>,
  options: LockOptions,
): Promise<T> {
  const file = lockFile(resolve(path), ending);
  const mine = held.getStore() ?? new Set<string>();
  if (mine.has(file)) return body();
  const patience = new Patience(file, options);
  while (taken.has(file)) await patience.pause();
  taken.add(file);
  try {
    const database = openLock(file);
    try {
      await begin(database, patience);
      return await held.run(new Set([...mine, file]), body);
    } finally {
      database.close();
    }
  } finally {
    taken.delete(file);
  }
}

/** `clinic.db.lock`, for other names `clinic.db.schedule.lock`; a folder's lie in it. */
function lockFile(path: string, ending: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, ending) : `${path}${ending}`;
}

/** How long to go on, and between two tries. */
class Patience {
  readonly #file: string;
  readonly #options: LockOptions;
  readonly #until: number;
  #pause: number = pauses.first;
  #told = false;

  constructor(file: string, options: LockOptions) {
    this.#file = file;
    this.#options = options;
    this.#until = performance.now() + (options.patience ?? usualPatience);
  }

  /** Waits a moment. Throws StorageError `busy` when the patience has run out. */
  async pause(cause?: unknown): Promise<void> {
    const { signal, onWait } = this.#options;
    signal?.throwIfAborted();
    if (performance.now() > this.#until)
      throw new StorageError('busy', `Another desk is still at work (${this.#file} is locked).`, cause);
    if (!this.#told) onWait?.();
    this.#told = true;
    await wait(this.#pause * (0.5 + Math.random()));
    this.#pause = Math.min(this.#pause * pauses.factor, pauses.longest);
  }
}

function openLock(file: string): Database.Database {
  try {
    if (!existsSync(file)) {
      makeOwnFolder(dirname(file));
      closeSync(openSync(file, 'a', fileMode(file)));
    }
    // It is empty, and nothing is ever written into it.
    return connect(file, { timeout: 0, key: null });
  } catch (error) {
    throw failure(file, error);
  }
}

async function begin(database: Database.Database, patience: Patience): Promise<void> {
  for (;;) {
    try {
      database.exec('begin exclusive');
      return;
    } catch (error) {
      if (explainSqliteError(error)?.kind !== 'busy') throw failure(database.name, error);
      await patience.pause(error);
    }
  }
}

const forbidden = new Set(['EACCES', 'EPERM', 'EROFS']);

function failure(file: string, error: unknown): StorageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (forbidden.has(code)) return openFailure(file, { kind: 'read_only' }, error);
  return openFailure(file, explainSqliteError(error), error);
}
