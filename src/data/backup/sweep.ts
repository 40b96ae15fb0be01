import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepLeftovers } from '../leftovers.ts';
import { chunkFolder } from './chunks/store.ts';
import { manifestFile } from './manifest.ts';

/**
 * Removes from a folder what backups left behind that were killed. One that was killed between giving the manifest its
 * name and giving it to the file leaves the manifest alone: it is known by the unfinished file with its id.
 */
export async function sweepBackups(folder: string): Promise<void> {
  for (const name of await sweepLeftovers(folder)) {
    const id = /\.(\d{8}-\d{6}-[0-9a-f]{4})\.(db|aside)$/.exec(name)?.[1];
    if (id === undefined) continue;
    for (const other of await readdir(folder)) {
      const file = join(folder, other.replace(/\.json$/, ''));
      if (other.startsWith(id) && other.endsWith('.json') && !existsSync(file))
        await rm(manifestFile(file), { force: true });
    }
  }
  await sweepLeftovers(chunkFolder(folder));
}
