import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from '../errors.ts';
import type { Inflow, SetAside } from '../flow-in.ts';
import { carryOver, finish } from './carry-over.ts';
import { explainSqliteError } from './explain.ts';
import { refuseForeignFile } from './file.ts';
import { attachPresent, openScratch } from './scratch.ts';

/** What may lie beside a database and belong to it. */
const companions = ['-wal', '-shm', '-journal'] as const;

export async function putSqliteInPlace(path: string, inflow: Inflow, stamp: string): Promise<SetAside> {
  const entry = await inflow.entry();
  const isCarried = existsSync(path) && carryWhatCanBeRead(path, inflow);
  const scratch = openScratch(inflow.scratch);
  try {
    finish(scratch, inflow, entry);
    scratch.pragma('main.synchronous = full');
    scratch.pragma('main.journal_mode = wal');
  } finally {
    scratch.close();
  }
  chmodSync(inflow.scratch, 0o600);
  sync(inflow.scratch);
  const files = setAside(path, stamp);
  renameSync(inflow.scratch, path);
  sync(dirname(path));
  return { files, is_carried: isCarried };
}

/** A damaged database may still give its log. False when it does not. */
function carryWhatCanBeRead(path: string, inflow: Inflow): boolean {
  try {
    refuseForeignFile(path);
    // The last one to close a database writes its journal back into it. This one is open longer, and may not write.
    const witness = new Database(path, { readonly: true, fileMustExist: true });
    try {
      witness.prepare('select count(*) from sqlite_schema').get();
      const scratch = openScratch(inflow.scratch);
      try {
        attachPresent(scratch, path);
        carryOver(scratch, inflow.kept, new Map());
        return true;
      } finally {
        scratch.close();
      }
    } finally {
      witness.close();
    }
  } catch (error) {
    if (explainSqliteError(error)?.kind === 'corrupt' || error instanceof StorageError) return false;
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
  sync(dirname(path));
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

function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
