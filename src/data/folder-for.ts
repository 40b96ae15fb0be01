import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError, refuse } from '../desk/index.ts';
import { makeOwnFile } from '../storage/own-file.ts';
import { diskFailure } from './disk-failure.ts';
import { leftoverName } from './leftovers.ts';

/**
 * Throws `not_found` where a folder that somebody named is not there. It is not made for them: where a stick is not
 * plugged in, what was meant for it would lie on the disk that it should save from.
 */
export function requireFolder(folder: string, cause?: unknown): void {
  if (statOf(folder)?.isDirectory()) return;
  refuse('not_found', `There is no folder ${folder}.`, { hint: 'Make it, or name another one.', cause });
}

/** The same, and tries whether a file can be made there: modes alone do not say so. Throws `read_only` or `no_space`, too. */
export function requireWritableFolder(folder: string): void {
  requireFolder(folder);
  const probe = join(folder, leftoverName('probe'));
  try {
    makeOwnFile(probe);
    rmSync(probe);
  } catch (cause) {
    const known = diskFailure(cause, folder);
    if (known instanceof DeskError) throw known;
    // A folder that is the system's own (/proc) says so in its own way.
    refuse('read_only', `No file can be made in ${folder}.`, { hint: 'Name another folder.', cause });
  }
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
