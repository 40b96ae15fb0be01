import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { requireFolder } from '../folder-for.ts';
import { manifestFile, parseManifest } from './manifest.ts';

/** Where a backup goes, decided before anything is written. */
export interface Target {
  readonly id: string;
  readonly at: string;
  readonly folder: string;
  readonly file: string;
}

export interface TargetWanted {
  readonly to?: string | undefined;
  readonly incremental?: boolean | undefined;
  readonly isEncrypted: boolean;
}

/**
 * The file of a new backup: `<folder>/<id>.db`, `.inc` for an incremental one, with `.age` when it is encrypted, or the
 * one that was named. Nothing is ever written over: throws `invalid` where there is a file already, and `not_found`
 * where there is no folder for the one that was named.
 */
export function targetOf(folder: string, now: string, wanted: TargetWanted): Target {
  const id = `${now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${randomBytes(2).toString('hex')}`;
  const usual = `${id}.${wanted.incremental ? 'inc' : 'db'}${wanted.isEncrypted ? '.age' : ''}`;
  const file = wanted.to === undefined ? join(folder, usual) : resolve(wanted.to);
  if (wanted.to !== undefined) requireFolder(dirname(file));
  refuseTaken(file);
  return { id, at: now, folder: dirname(file), file };
}

/** Throws `invalid` where there is a file already, or something that is no manifest in the place of its manifest. */
export function refuseTaken(file: string): void {
  const manifest = manifestFile(file);
  // A manifest alone is what a backup left that was killed as it got its name.
  if (!existsSync(file) && (!existsSync(manifest) || isManifest(manifest))) return;
  refuse('invalid', `${file} is there already.`, { hint: 'Name a file that is not there yet.' });
}

function isManifest(path: string): boolean {
  try {
    return parseManifest(readFileSync(path, 'utf8')) !== null;
  } catch {
    return false;
  }
}

/** True for a file that has been given the name of a backup by the program. */
export function isOwnName(file: string): boolean {
  return /^\d{8}-\d{6}-[0-9a-f]{4}\.(db|inc)(\.age)?$/.test(basename(file));
}
