import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { refuse } from '../../desk/errors.ts';

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

/** What lies in a folder. Throws `not_found` for one that is not there or may not be looked into. */
export async function browse(path: string): Promise<Folder> {
  const folder = resolve(path);
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
  const entries = found
    .filter((entry) => entry !== null)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en', { numeric: true }));
  const parent = dirname(folder);
  return { path: folder, parent: parent === folder ? null : parent, entries };
}

/** Null for what is neither a folder nor a plain file, or is gone by now. */
async function entryOf(folder: string, name: string): Promise<FolderEntry | null> {
  const path = join(folder, name);
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
