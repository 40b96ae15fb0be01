import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isSameFile } from '../own-files.ts';
import { listBackups } from './folder.ts';
import type { BackupRow } from './row.ts';

/** The backups in a folder that are of the database at this place, newest first. */
export async function listOwnBackups(folder: string, place: string): Promise<BackupRow[]> {
  const rows = await listBackups(folder);
  const isBeside = isSameFile(dirname(folder), dirname(place));
  return rows.filter((row) => row.place === place || (isBeside && hasMoved(row, place)));
}

/**
 * Whether a backup in the data folder is of this database from when the folder lay elsewhere, moved or copied as a whole.
 * A manifest knows its database by its path, so it is the database of the same name; but where there is one at that path
 * still, and it has no such backup beside it, that one only keeps its backups here.
 */
function hasMoved({ place: from, file }: BackupRow, place: string): boolean {
  if (basename(from) !== basename(place)) return false;
  return !existsSync(from) || existsSync(join(dirname(from), basename(dirname(file)), basename(file)));
}

/** The newest backup of this database that was whole when it was last looked at. */
export async function lastBackup(folder: string, place: string): Promise<BackupRow | null> {
  return (await listOwnBackups(folder, place)).find(({ verified }) => verified) ?? null;
}
