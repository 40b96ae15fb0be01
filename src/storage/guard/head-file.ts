import { accessSync, closeSync, constants, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { fileMode } from '../file-modes.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { guarded, isMissing } from './error.ts';
import { textIn } from './keep.ts';

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

/** Where the end of the log is kept. Each throws GuardError where that cannot be read or written. */
export interface LogHead {
  /** Null where nothing is known: there is none yet, or a torn one. */
  read(): KnownHead | null;
  /** Before a commit: what the log is about to become. */
  announce(committed: LogEnd | null, announced: LogEnd): void;
  /** After the commit; unless another desk has announced more by now. */
  settle(end: LogEnd): void;
  /** Whether a commit could announce anything now; writes nothing. */
  requireWritable(): void;
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
    const text = textIn(this.path);
    try {
      return heads.parse(JSON.parse(text ?? 'null'));
    } catch {
      return null;
    }
  }

  announce(committed: LogEnd | null, announced: LogEnd): void {
    this.#write({ committed, announced });
  }

  settle(end: LogEnd): void {
    const known = this.read();
    if (known === null) return;
    const isOwn = known.announced.entry === end.entry && known.announced.seal === end.seal;
    // Another desk may have settled late over what was announced here: what is committed is further on.
    if (isOwn || known.announced.entry < end.entry) this.#write({ committed: end, announced: end });
  }

  requireWritable(): void {
    guarded(this.path, 'written', () => {
      try {
        closeSync(openSync(this.path, constants.O_WRONLY));
      } catch (error) {
        if (!isMissing(error)) throw error;
        requireRoomFor(this.path);
      }
    });
  }

  #write(head: KnownHead): void {
    const text = JSON.stringify(head).padEnd(size - 1);
    guarded(this.path, 'written', () => {
      const file = this.#open();
      try {
        writeSync(file, `${text}\n`, 0);
      } finally {
        closeSync(file);
      }
    });
  }

  #open(): number {
    const flags = constants.O_CREAT | constants.O_WRONLY;
    try {
      return openSync(this.path, flags, fileMode(this.path));
    } catch (error) {
      if (!isMissing(error)) throw error;
      makeOwnFolder(dirname(this.path));
      return openSync(this.path, flags, fileMode(this.path));
    }
  }
}

/** Throws the system's error where a file that is not there could not be made, nor the folder that it belongs in. */
function requireRoomFor(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    if (!isMissing(error)) throw error;
    accessSync(dirname(dirname(file)), constants.W_OK);
  }
}
