import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { leftoverName } from '../leftovers.ts';
import { manifestFile } from './manifest.ts';
import type { BackupRow } from './row.ts';

/**
 * Removes a backup; the chunks of an incremental one stay until they are collected. The file gives its name up first:
 * from then on it is no backup, and when this is killed the next sweep ends it. Without its manifest but under its name
 * it would lie there for ever, and be told as a broken one.
 */
export async function removeBackup({ id, file }: Pick<BackupRow, 'id' | 'file'>): Promise<void> {
  const aside = join(dirname(file), `${leftoverName('prune')}.${id}.aside`);
  // Another desk may be pruning as well.
  if (existsSync(file)) await rename(file, aside);
  await rm(manifestFile(file), { force: true });
  await rm(aside, { force: true });
}
