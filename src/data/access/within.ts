import { sep } from 'node:path';
import { DeskError } from '../../desk/errors.ts';
import { realOf } from '../../storage/real-path.ts';

/**
 * Whether a path leads into one of the folders, through whatever links, or is one of them; also of what is not there yet.
 * A path with `..` in it leads nowhere: the system goes up from where a link leads, and not from where it stands.
 */
export function isWithin(path: string, folders: readonly string[]): boolean {
  if (path.split(sep).includes('..')) return false;
  const real = realOf(path);
  return folders
    .map((folder) => realOf(folder))
    .some((folder) => real === folder || real.startsWith(under(folder)));
}

function under(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

/** What is said of a path that leads out of the folders. */
export function outsideError(path: string, folders: readonly string[]): DeskError {
  return new DeskError('forbidden', `${path} is outside of the folders for files here.`, {
    hint: `Files may be in ${folders.join(', ')}.`,
  });
}
