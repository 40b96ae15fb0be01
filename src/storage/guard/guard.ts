import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { forStrangers } from '../file-modes.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { guarded, isMissing } from './error.ts';
import { HeadFile, type LogHead } from './head-file.ts';
import { keepOnce } from './keep.ts';
import { type AuditKey, addKey, readKeys } from './keys.ts';

/**
 * What must not be in the database, since it is held against it: the keys that seal the audit log, where the log ended,
 * and whether there ever was an account.
 */
export interface Guard {
  /** Where it lies; null where nothing of it is kept. */
  readonly folder: string | null;
  /** Whether anybody of the machine can look into it. */
  isOpenToStrangers(): boolean;
  readonly head: LogHead;
  /** Every key that has sealed entries, the one in use last. Empty before the first. Throws GuardError. */
  keys(): readonly AuditKey[];
  /** The key in use, null where there is none yet, or none any more. */
  key(): AuditKey | null;
  /** The same read anew: another desk may have made a key since. */
  keyNow(): AuditKey | null;
  /** Makes a key and puts it in use. Throws GuardError. */
  makeKey(now: string): AuditKey;
  /** Whether there ever was an account, whatever the database says now; also where nobody can tell. */
  hadAccounts(): boolean;
  /** From now on nothing is open without a sign-in. Throws GuardError. */
  noteAccounts(now: string): void;
}

/** A folder beside the database, for its owner alone; in no backup and no export. */
export class FolderGuard implements Guard {
  readonly folder: string;
  readonly head: HeadFile;
  #keys: readonly AuditKey[] = [];
  #hadAccounts = false;

  constructor(folder: string) {
    this.folder = folder;
    this.head = new HeadFile(join(folder, 'audit-head'));
  }

  isOpenToStrangers(): boolean {
    const mode = statSync(this.folder, { throwIfNoEntry: false })?.mode ?? 0;
    return (mode & forStrangers) !== 0;
  }

  keys(): readonly AuditKey[] {
    if (this.#keys.length === 0) this.#keys = readKeys(this.#keyFile);
    return this.#keys;
  }

  key(): AuditKey | null {
    return this.keys().at(-1) ?? null;
  }

  keyNow(): AuditKey | null {
    const now = readKeys(this.#keyFile);
    if (now.length > 0) this.#keys = now;
    return this.key();
  }

  makeKey(now: string): AuditKey {
    this.#keys = addKey(this.#keyFile, now);
    const key = this.key();
    if (key === null) throw new Error(`No key in ${this.#keyFile}.`);
    return key;
  }

  hadAccounts(): boolean {
    try {
      return this.#isNoted();
    } catch {
      // A folder that nobody may look into must not open the house.
      return true;
    }
  }

  noteAccounts(now: string): void {
    guarded(this.#accountsFile, 'written', () => {
      if (this.#isNoted()) return;
      makeOwnFolder(this.folder);
      keepOnce(this.#accountsFile, `${now}\n`);
    });
  }

  /** Throws the system's error where it does not say. */
  #isNoted(): boolean {
    if (this.#hadAccounts) return true;
    try {
      lstatSync(this.#accountsFile);
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
    this.#hadAccounts = true;
    return true;
  }

  get #keyFile(): string {
    return join(this.folder, 'audit-keys.json');
  }

  get #accountsFile(): string {
    return join(this.folder, 'accounts');
  }
}

/** The guard of a database file. */
export function guardOf(path: string): FolderGuard {
  return new FolderGuard(`${path}.guard`);
}

/** For a copy that the program made for itself: the keys of what it is a copy of, and nothing is kept anywhere. */
export function scratchGuard(original: Guard): Guard {
  return {
    folder: null,
    head: { read: () => null, announce() {}, settle() {}, requireWritable() {} },
    keys: () => original.keys(),
    key: () => original.key(),
    keyNow: () => original.keyNow(),
    makeKey: (now) => original.makeKey(now),
    hadAccounts: () => false,
    isOpenToStrangers: () => false,
    noteAccounts() {},
  };
}
