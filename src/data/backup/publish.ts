import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncPath } from '../../storage/sync.ts';
import { writeSynced } from './disk.ts';
import { manifestFile, manifestText } from './manifest.ts';
import { type BackupRow, manifestOf } from './row.ts';
import { refuseTaken } from './target.ts';

/**
 * Gives a finished file its name and its manifest. The manifest goes first: without its file it is nothing, while a
 * file without its manifest would lie there, large, and count for nothing either. When it fails, neither is there.
 *
 * @param finished on the disk already, in the same folder as `backup.file`
 */
export function publish(finished: string, backup: BackupRow): void {
  const { file } = backup;
  const aside = `${finished}.json`;
  const made = [aside];
  try {
    writeSynced(aside, manifestText(manifestOf(backup)));
    // Another desk may have been told the same name, and have been quicker.
    refuseTaken(file);
    made.push(manifestFile(file));
    renameSync(aside, manifestFile(file));
    made.push(file);
    renameSync(finished, file);
    syncPath(dirname(file));
  } catch (error) {
    for (const half of made.reverse()) rmSync(half, { force: true });
    throw error;
  }
}

/** Writes a backup's manifest anew: what a check found is noted in it. */
export function rewriteManifest(backup: BackupRow, aside: string): void {
  try {
    writeSynced(aside, manifestText(manifestOf(backup)));
    renameSync(aside, manifestFile(backup.file));
    syncPath(dirname(backup.file));
  } finally {
    rmSync(aside, { force: true });
  }
}
