import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ownLike } from '../belong-like.ts';
import { fileMode } from '../file-modes.ts';
import { syncPath } from '../sync.ts';
import { guarded, isMissing } from './error.ts';

/** The text of a file of the guard, null where there is none. Throws GuardError. */
export function textIn(file: string): string | null {
  return guarded(file, 'read', () => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  });
}

/** Writes a small file whole, for its owner alone; whoever has it already there first keeps theirs. */
export function keepOnce(file: string, text: string): void {
  const made = writeBeside(file, text);
  try {
    linkSync(made, file);
  } catch (error) {
    // Another desk was quicker.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(made, { force: true });
  }
  syncPath(dirname(file));
}

/** Writes a small file whole over the one that is there. */
export function keepInstead(file: string, text: string): void {
  const made = writeBeside(file, text);
  ownLike(made, file);
  renameSync(made, file);
  syncPath(dirname(file));
}

function writeBeside(file: string, text: string): string {
  const made = `${file}.${process.pid}`;
  const descriptor = openSync(made, 'w', fileMode(file));
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return made;
}
