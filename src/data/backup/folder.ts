import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { readManifest } from './manifest.ts';
import { type BackupRow, rowOf } from './row.ts';

const ending = /\.(db|inc)(\.age)?\.json$/;

/** The backups of a folder, newest first. What is half there, or has a manifest that was changed, is none. */
export async function listBackups(folder: string): Promise<BackupRow[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => ending.test(name) && !name.startsWith('.'))
      .map((name) => rowAt(join(folder, name))),
  );
  return found.filter((row) => row !== null).sort(newestFirst);
}

async function rowAt(manifest: string): Promise<BackupRow | null> {
  try {
    return await backupAt(manifest.slice(0, -'.json'.length));
  } catch {
    return null;
  }
}

/** The backup of a file. Throws `not_found` without the file, `not_a_backup` without a manifest, `damaged`. */
async function backupAt(file: string): Promise<BackupRow> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) refuse('not_found', `There is no file ${file}.`);
  return rowOf(file, await readManifest(file));
}

/**
 * The backup with this id in the folder, or the one in this file, wherever it lies. Throws `not_found`, `not_a_backup`
 * or `damaged`.
 */
export async function findBackup(folder: string, idOrFile: string): Promise<BackupRow> {
  const rows = await listBackups(folder);
  const named = rows.filter(({ id }) => id === idOrFile);
  const [one] =
    named.length > 0 ? named : rows.filter(({ id }) => idOrFile.length >= 8 && id.startsWith(idOrFile));
  if (one !== undefined) return one;
  const isPath = isAbsolute(idOrFile) || idOrFile.includes(sep) || /\.[a-z]+$/.test(idOrFile);
  const inFolder = join(folder, idOrFile);
  const file = (await stat(inFolder).catch(() => null)) === null ? resolve(idOrFile) : inFolder;
  if (isPath || (await stat(file).catch(() => null)) !== null) return backupAt(file);
  return refuse('not_found', `There is no backup ${idOrFile} in ${folder}.`, {
    hint: 'frontdesk backups lists them.',
  });
}

/** The newest backup of this database that was whole when it was last looked at. */
export async function lastBackup(folder: string, place: string): Promise<BackupRow | null> {
  const rows = await listBackups(folder);
  return rows.find((row) => row.place === place && row.verified) ?? null;
}

function newestFirst(a: BackupRow, b: BackupRow): number {
  return a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1;
}
