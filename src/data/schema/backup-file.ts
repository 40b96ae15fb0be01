import { closeSync, openSync, readSync } from 'node:fs';
import { fileOfPlace } from '../../storage/place.ts';

/** Longer than a manifest's first lines, whatever a stranger calls his files. */
const enough = 64 * 1024;

/**
 * Whether a database file is a backup: its manifest lies beside it. It is looked at as it is and never written to, for
 * its hash is what proves it.
 */
export function isBackupFile(path: string): boolean {
  try {
    const file = openSync(`${fileOfPlace(path)}.json`, 'r');
    try {
      const start = Buffer.alloc(enough);
      return /"sha256"/.test(start.toString('utf8', 0, readSync(file, start, 0, enough, 0)));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
