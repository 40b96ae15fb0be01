import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** So many links the system itself follows. */
const mostLinks = 40;

/** Where a path leads, through whatever links, also when nothing is there yet and where a link leads to nothing. */
export function realOf(path: string, links = 0): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(resolve(path));
    if (folder === resolve(path)) return folder;
    const here = join(realOf(folder, links), basename(path));
    const target = links < mostLinks ? linkOf(here) : null;
    return target === null ? here : realOf(resolve(dirname(here), target), links + 1);
  }
}

/** Where a link says it leads; null for what is none. */
function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
