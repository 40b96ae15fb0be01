import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { refuse } from '../../desk/errors.ts';
import { isWithin, outsideError } from '../access/within.ts';

/** One thing in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | 'file';
  readonly size_bytes: number;
  /** An instant. */
  readonly modified_at: string;
}

export interface Folder {
  readonly path: string;
  /** Null at the root. */
  readonly parent: string | null;
  /** Folders first, then files, each by name. What begins with a dot stays out. */
  readonly entries: readonly FolderEntry[];
}

/** A path as it was typed: `~` is one's own folder, a relative one counts from `folder`. */
export function pathTyped(typed: string, folder: string): string {
  return resolve(folder, typed.trim().replace(/^~(?=\/|$)/, homedir()));
}

/**
 * What lies in a folder. Throws `not_found` for one that is not there or may not be looked into, and `forbidden` for one
 * outside of the folders that somebody is kept to.
 *
 * @param within those folders; null where any may be looked into. At the top of one the others stand first
 */
export async function browse(path: string, within: readonly string[] | null = null): Promise<Folder> {
  const folder = resolve(path);
  if (within && !isWithin(folder, within)) throw outsideError(folder, within);
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (cause) {
    return refuse('not_found', `The folder ${folder} cannot be looked into.`, {
      hint: 'Check the path and its permissions.',
      cause,
    });
  }
  const found = await Promise.all(
    names.filter((name) => !name.startsWith('.')).map((name) => entryOf(folder, name)),
  );
  const allowed = found
    .filter((entry) => entry !== null)
    .filter((entry) => within === null || isWithin(entry.path, within))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en', { numeric: true }));
  const parent = dirname(folder);
  const isTop = parent === folder || (within !== null && !isWithin(parent, within));
  if (within === null || !isTop) return { path: folder, parent: isTop ? null : parent, entries: allowed };
  const others = await Promise.all(
    within.filter((one) => resolve(one) !== folder).map((one) => entryOf(one, '', one)),
  );
  return { path: folder, parent: null, entries: [...others.filter((one) => one !== null), ...allowed] };
}

/** Null for what is neither a folder nor a plain file, or is gone by now. */
async function entryOf(folder: string, file: string, name = file): Promise<FolderEntry | null> {
  const path = join(folder, file);
  const found = await stat(path).catch(() => null);
  if (found === null || !(found.isDirectory() || found.isFile())) return null;
  return {
    name,
    path,
    kind: found.isDirectory() ? 'folder' : 'file',
    size_bytes: found.size,
    modified_at: found.mtime.toISOString(),
  };
}

function rank({ kind }: FolderEntry): number {
  return kind === 'folder' ? 0 : 1;
}
