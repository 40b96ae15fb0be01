import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { CopyWatch } from '../copying.ts';
import type { DatabaseKey } from '../encryption/key.ts';
import { connect } from './connect.ts';
import { writeAnew } from './write-anew.ts';

/** Tries to get hold of the file, and milliseconds between two. */
const tries = { most: 10, pause: 50 } as const;
/** Bytes a step. */
const stride = 8 * 1024 * 1024;

/**
 * Copies an encrypted database as its bytes lie in the file. Written anew, each page would be encrypted anew and look like
 * another one, and an incremental backup would find nothing again. Where others never leave the file alone for a moment
 * (an export that reads for minutes) it is written anew after all.
 */
export async function copyEncrypted(
  path: string,
  key: DatabaseKey,
  file: string,
  watch: CopyWatch,
): Promise<void> {
  const reader = connect(path, { readonly: true, timeout: 5000, key });
  try {
    for (let nth = 0; nth < tries.most; nth += 1) {
      watch.signal.throwIfAborted();
      if (holdsStill(path, key, reader)) return await copyBytes(path, reader, file, watch);
      reader.exec('rollback');
      await wait(tries.pause * (0.5 + Math.random()));
    }
  } finally {
    reader.close();
  }
  await writeAnew(path, file, key, {
    signal: watch.signal,
    seen: (done, total) => watch.seen('copying', done, total),
  });
}

/**
 * Begins to read, and says whether nothing changes in the file itself for as long as the reading lasts. That is so when
 * the journal was empty at its beginning: such a reader looks into the file alone, and SQLite lets nobody write the
 * journal back while there is one.
 */
function holdsStill(path: string, key: DatabaseKey, reader: Database.Database): boolean {
  const isWal = reader.pragma('journal_mode', { simple: true }) === 'wal';
  if (isWal) emptyJournal(path, key);
  reader.exec('begin');
  reader.prepare('select count(*) from sqlite_schema').get();
  // Looked at once the reading has begun: an empty journal now was empty then.
  return !isWal || (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** Whoever reads or writes just now is not waited for. */
function emptyJournal(path: string, key: DatabaseKey): void {
  const writer = connect(path, { timeout: 0, key });
  try {
    writer.pragma('wal_checkpoint(truncate)');
  } finally {
    writer.close();
  }
}

/**
 * The files that were read past SQLite, by what they are. They stay open: the system drops all locks that a process has on
 * a file as soon as it closes one descriptor of it, and SQLite would not know.
 */
const descriptors = new Map<string, number>();

function descriptorOf(path: string): number {
  const { dev, ino } = statSync(path);
  const id = `${dev}:${ino}`;
  const descriptor = descriptors.get(id) ?? openSync(path, 'r');
  descriptors.set(id, descriptor);
  return descriptor;
}

async function copyBytes(
  path: string,
  reader: Database.Database,
  file: string,
  watch: CopyWatch,
): Promise<void> {
  const page = Number(reader.pragma('page_size', { simple: true }));
  const pages = Number(reader.pragma('page_count', { simple: true }));
  const buffer = Buffer.alloc(Math.min(stride, page * pages));
  const source = descriptorOf(path);
  const target = openSync(file, 'r+');
  try {
    for (let at = 0; at < page * pages; ) {
      watch.signal.throwIfAborted();
      const read = readSync(source, buffer, 0, Math.min(buffer.length, page * pages - at), at);
      if (read === 0) throw new Error(`${path} is shorter than it says.`);
      for (let done = 0; done < read; ) done += writeSync(target, buffer, done, read - done, at + done);
      at += read;
      watch.seen('copying', Math.floor(at / page), pages);
      await breathe();
    }
  } finally {
    closeSync(target);
  }
}
