import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { surelyAlone, sweepLeftovers, untouchedFor } from '../leftovers.ts';
import { chunkFolder } from './chunks/store.ts';
import { parseManifest } from './manifest.ts';

/**
 * Removes from a folder what backups left behind that were killed. One that was killed between giving the manifest its
 * name and giving it to the file leaves the manifest alone: it is known by the unfinished file with its id, or by its age.
 */
export async function sweepBackups(folder: string): Promise<void> {
  const swept = await sweepLeftovers(folder);
  const dead = new Set(
    swept.flatMap((name) => /\.(\d{8}-\d{6}-[0-9a-f]{4})\.(db|aside)$/.exec(name)?.[1] ?? []),
  );
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if (!name.endsWith('.json') || existsSync(path.slice(0, -'.json'.length))) continue;
    const manifest = parseManifest(await readFile(path, 'utf8').catch(() => ''));
    if (manifest !== null && (dead.has(manifest.id) || (await untouchedFor(path)) > surelyAlone))
      await rm(path, { force: true });
  }
  await sweepLeftovers(chunkFolder(folder));
}
