import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { readManifest } from './manifest.ts';
import { type BackupRow, rowOf } from './row.ts';
import { isOwnName } from './target.ts';

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
  const one =
    rows.find(({ id }) => id === idOrFile) ??
    (idOrFile.length >= shortestId ? rows.find(({ id }) => id.startsWith(idOrFile)) : undefined);
  if (one !== undefined) return one;
  const path = fileNamed(idOrFile);
  const named =
    path !== undefined ? undefined : (await ownFiles(folder)).find((name) => isOf(name, idOrFile));
  // Its manifest is gone or no good: here it is said why it was not among the others.
  if (named !== undefined) return backupAt(join(folder, named));
  if (path !== undefined) return backupAt(path);
  return refuse('not_found', `There is no backup ${idOrFile} in ${folder}.`, {
    hint: 'frontdesk backups lists them.',
  });
}

/** The file that is meant where a backup is named by one: a path, or a file of the working folder; undefined for an id. */
export function fileNamed(idOrFile: string): string | undefined {
  const isPath = isAbsolute(idOrFile) || /[/\\]/.test(idOrFile);
  return isPath || (!isIdLike(idOrFile) && existsSync(idOrFile)) ? resolve(idOrFile) : undefined;
}

function isIdLike(text: string): boolean {
  return /^\d{8}-\d{6}/.test(text);
}

/** As much of an id as nobody has twice a day. */
const shortestId = '20261121-104000'.length;

function isOf(name: string, idOrFile: string): boolean {
  return name === idOrFile || name.startsWith(`${idOrFile}.`);
}

/** The files in a folder that have the name of a backup, whether they are one or not. */
async function ownFiles(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter(isOwnName);
}

/** What lies in the folder of the backups under the name of one and is none: its file, and why. */
export async function brokenIn(folder: string): Promise<{ id: string; file: string; reason: string }[]> {
  const broken: { id: string; file: string; reason: string }[] = [];
  for (const name of await ownFiles(folder)) {
    const file = join(folder, name);
    try {
      await backupAt(file);
    } catch (error) {
      broken.push({
        id: name.slice(0, 20),
        file,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return broken;
}

function newestFirst(a: BackupRow, b: BackupRow): number {
  return a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1;
}
