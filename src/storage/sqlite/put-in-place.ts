import { chmodSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { ownLike } from '../belong-like.ts';
import { currentKey } from '../encryption/keys.ts';
import { StorageError } from '../errors.ts';
import { fileMode } from '../file-modes.ts';
import type { Entry, Inflow, SetAside } from '../flow-in.ts';
import { makeOwnFile } from '../own-file.ts';
import { syncPath } from '../sync.ts';
import { carryOver, finish } from './carry-over.ts';
import { connect, keyOf } from './connect.ts';
import { explainSqliteError } from './explain.ts';
import { refuseForeignFile } from './file.ts';
import { attachPresent, detachPresent, openScratch } from './scratch.ts';
import { writeAnew } from './write-anew.ts';
import { WriteLock } from './write-lock.ts';

/** What may lie beside a database and belong to it. */
const companions = ['-wal', '-shm', '-journal'] as const;

/**
 * Sets aside what is at a path and puts a scratch there. Desks that have it open can write neither meanwhile nor
 * afterwards, for each looks before it begins and before it commits whether the file is still the one of its name.
 * Throws SQLite's busy when one of them does not come to an end.
 */
export async function putSqliteInPlace(path: string, inflow: Inflow, stamp: string): Promise<SetAside> {
  const held = await hold(path, inflow.patience);
  try {
    await takeCurrentKey(inflow);
    return replace(path, inflow, await inflow.entry(), stamp, held.isReadable);
  } finally {
    held.close();
  }
}

/** What takes the place of a lost database is encrypted with the current key, whatever the earlier state was. */
async function takeCurrentKey({ scratch, signal, progress }: Inflow): Promise<void> {
  const key = currentKey();
  if (keyOf(scratch)?.fingerprint === key?.fingerprint) return;
  const beside = `${scratch}-keyed`;
  try {
    makeOwnFile(beside);
    await writeAnew(scratch, beside, key, { signal, seen: progress });
    renameSync(beside, scratch);
  } finally {
    rmSync(beside, { force: true });
  }
}

interface Held {
  /** Whether it is a database at all. */
  readonly isReadable: boolean;
  close(): void;
}

/**
 * Keeps others from writing into a file, as far as it still is a database. The last one to close a database writes its
 * journal back into it: here one is open longer that may not write.
 */
async function hold(path: string, patience: number): Promise<Held> {
  const open: Database.Database[] = [];
  const close = () => {
    for (const database of open.reverse()) database.close();
  };
  try {
    if (!existsSync(path)) return { isReadable: false, close };
    refuseForeignFile(path);
    const witness = connect(path, { readonly: true });
    open.push(witness);
    witness.prepare('select count(*) from sqlite_schema').get();
    // With another kind of journal to open it for writing would roll back what is in it.
    if (witness.pragma('journal_mode', { simple: true }) === 'wal') {
      const writer = connect(path);
      open.push(writer);
      await takeLock(writer, patience);
    }
    return { isReadable: true, close };
  } catch (error) {
    close();
    if (explainSqliteError(error)?.kind === 'corrupt' || error instanceof StorageError)
      return { isReadable: false, close: () => {} };
    throw error;
  }
}

/** A file may be too damaged for a lock, or not to be written by us: then there is only the look of each desk. */
async function takeLock(writer: Database.Database, patience: number): Promise<void> {
  try {
    await new WriteLock(writer, patience).take();
  } catch (error) {
    if (explainSqliteError(error)?.kind === 'busy') throw error;
  }
}

function replace(path: string, inflow: Inflow, entry: Entry, stamp: string, isReadable: boolean): SetAside {
  const scratch = openScratch(inflow.scratch);
  let isCarried = false;
  try {
    isCarried = isReadable && carryWhatCanBeRead(scratch, path, inflow);
    finish(scratch, inflow, entry);
    scratch.pragma('main.synchronous = full');
    scratch.pragma('main.journal_mode = wal');
  } finally {
    scratch.close();
  }
  ownLike(inflow.scratch, existsSync(path) ? path : dirname(path));
  chmodSync(inflow.scratch, fileMode(path));
  syncPath(inflow.scratch);
  const files = setAside(path, stamp);
  renameSync(inflow.scratch, path);
  syncPath(dirname(path));
  return { files, is_carried: isCarried };
}

/** A damaged database may still give its log. False when it does not. */
function carryWhatCanBeRead(scratch: Database.Database, path: string, inflow: Inflow): boolean {
  try {
    attachPresent(scratch, path);
    try {
      carryOver(scratch, inflow.kept, new Map());
      return true;
    } finally {
      detachPresent(scratch);
    }
  } catch (error) {
    if (explainSqliteError(error)?.kind === 'corrupt') return false;
    throw error;
  }
}

/**
 * Gives a database another name. Its journal goes first under the new one, and must not stay: it would be taken for
 * that of whatever comes next under the old name. The database itself has both names until the next one takes the old.
 */
function setAside(path: string, stamp: string): string[] {
  const aside = freeName(path, stamp);
  const files: string[] = [];
  if (existsSync(path)) {
    giveSecondName(path, aside);
    files.push(aside);
  }
  for (const companion of companions) {
    if (!existsSync(`${path}${companion}`)) continue;
    renameSync(`${path}${companion}`, `${aside}${companion}`);
    files.push(`${aside}${companion}`);
  }
  syncPath(dirname(path));
  return files;
}

function giveSecondName(path: string, second: string): void {
  try {
    linkSync(path, second);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Some file systems know no second names; then there is a moment without a database, which the next start explains.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error;
    renameSync(path, second);
  }
}

/** `clinic.db.damaged-20261121-104000`, with a number where that is taken. */
function freeName(path: string, stamp: string): string {
  const name = join(dirname(path), `${basename(path)}.damaged-${stamp}`);
  const isTaken = (one: string) => ['', ...companions].some((end) => existsSync(`${one}${end}`));
  for (let nth = 1; ; nth += 1) {
    const one = nth === 1 ? name : `${name}-${nth}`;
    if (!isTaken(one)) return one;
  }
}
