import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { makeOwnFolder } from '../own-folder.ts';

/** One end of the audit log: its last entry and that entry's seal. */
export interface LogEnd {
  readonly entry: number;
  readonly seal: string;
}

const logEnd = z.object({ entry: z.number().int(), seal: z.string() });
const heads = z.object({ committed: logEnd.nullable(), announced: logEnd });

/** What is known beside the database of where its log ends. */
export interface KnownHead {
  /** Where the log ended before the last transaction began. Null: it was empty. */
  readonly committed: LogEnd | null;
  /** Where it ends once that transaction is committed; the same when it is known to be. */
  readonly announced: LogEnd;
}

/** Where the end of the log is kept. */
export interface LogHead {
  /** Null where nothing is known. */
  read(): KnownHead | null;
  /** Before a commit: what the log is about to become. */
  announce(committed: LogEnd | null, announced: LogEnd): void;
  /** After the commit; unless another desk has announced more by now. */
  settle(end: LogEnd): void;
}

/** Always of one length, in one write: a torn one would not be read. */
const size = 512;

/**
 * Where the audit log ends, in a file of its own: a tail that was cut off shows even without a backup. It is written
 * while the database's write lock is held, so it is never behind a log that two desks write to; it is not synced, so
 * after a power cut it may be older than the log, never younger than what was about to be written.
 */
export class HeadFile implements LogHead {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  read(): KnownHead | null {
    try {
      return heads.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch {
      return null;
    }
  }

  announce(committed: LogEnd | null, announced: LogEnd): void {
    this.#write({ committed, announced });
  }

  settle(end: LogEnd): void {
    const known = this.read();
    if (known?.announced.entry === end.entry && known.announced.seal === end.seal)
      this.#write({ committed: end, announced: end });
  }

  #write(head: KnownHead): void {
    const text = JSON.stringify(head).padEnd(size - 1);
    const file = this.#open();
    try {
      writeSync(file, `${text}\n`, 0);
    } finally {
      closeSync(file);
    }
  }

  #open(): number {
    const flags = constants.O_CREAT | constants.O_WRONLY;
    try {
      return openSync(this.path, flags, 0o600);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      makeOwnFolder(dirname(this.path));
      return openSync(this.path, flags, 0o600);
    }
  }
}
