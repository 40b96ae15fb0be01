import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { requireWritableFolder } from '../folder-for.ts';
import { isSameFile, type OwnPlaces, refuseOwnFile } from '../own-files.ts';
import type { WholeImportOptions } from './request.ts';

/** Where the rejected rows of a table go: of several each has its own, `rejects.csv` becomes `rejects.patients.csv`. */
export function rejectFile(rejects: string, table: string, isAlone: boolean): string {
  if (isAlone) return rejects;
  const ending = extname(rejects);
  return `${rejects.slice(0, rejects.length - ending.length)}.${table}${ending || '.csv'}`;
}

/** Throws `usage` for the file that the rows come from, or one in that folder, and `invalid` for what belongs to the clinic. */
export function refuseOwnRejects(
  path: string,
  { file }: Pick<WholeImportOptions, 'file'>,
  own: OwnPlaces,
): void {
  refuseOwnFile(path, own);
  if (isSameFile(path, file) || (existsSync(path) && isSameFile(dirname(path), file)))
    refuse('usage', 'The rejected rows would overwrite the file they come from.', {
      hint: 'Name another file for them.',
    });
}

/**
 * Looks before the first row lands where the rejected ones would go. Throws what `refuseOwnRejects` and
 * `requireWritableFolder` throw, `invalid` for what is no file, and `confirm` for a file that is there and may not be replaced.
 *
 * @param files one for each table of the import
 */
export async function refuseReplacing(
  files: readonly string[],
  options: Pick<WholeImportOptions, 'file' | 'overwrite'>,
  own: OwnPlaces,
): Promise<void> {
  const taken: string[] = [];
  for (const path of files) {
    refuseOwnRejects(path, options, own);
    // Tried before a row lands: afterwards it would be too late to say that they go nowhere.
    requireWritableFolder(dirname(path));
    const found = await stat(path).catch(() => null);
    if (found === null) continue;
    if (!found.isFile()) refuse('invalid', `${path} is not a file.`, { hint: 'Name another one.' });
    taken.push(path);
  }
  if (taken.length > 0 && !options.overwrite)
    refuse('confirm', `There already: ${taken.join(', ')}.`, {
      hint: 'Say that it may be replaced, or name another file.',
    });
}

/**
 * Where the rejected rows go when nobody named a file: beside the imported one and called after it,
 * `patients-rejected.csv`, or in the first of the other folders that can be written. What lies there from another time
 * may be mended already and stays: then `patients-rejected-2.csv`.
 */
export async function freeRejectsOf(file: string, otherFolders: readonly string[]): Promise<string> {
  const path = `${file.replace(/[\\/]+$/, '').replace(/\.[A-Za-z0-9]{1,6}$/, '')}-rejected`;
  const beside = dirname(path);
  const folder = [beside, ...otherFolders].find(isWritable) ?? beside;
  const names = await readdir(folder).catch(() => []);
  for (let count = 1; ; count += 1) {
    const stem = `${basename(path)}${count === 1 ? '' : `-${count}`}`;
    const isTaken = names.some((name) => name.startsWith(`${stem}.`) && name.endsWith('.csv'));
    if (!isTaken) return join(folder, `${stem}.csv`);
  }
}

function isWritable(folder: string): boolean {
  try {
    requireWritableFolder(folder);
    return true;
  } catch {
    return false;
  }
}
