import { existsSync } from 'node:fs';
import { z } from 'zod';
import { machineTimeZone, readSettings } from '../../clinic/settings/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { countText, sizeText } from '../../desk/words/index.ts';
import { diskFailure } from '../disk-failure.ts';
import { defineJob, type Task, throwIfStopped } from '../job.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { collectChunks } from './chunks/collect.ts';
import { withChunks } from './chunks/incremental.ts';
import { chunkFolder } from './chunks/store.ts';
import { hasDatabaseKey } from './database-key.ts';
import { recipientOf } from './house-rules.ts';
import { listOwnBackups } from './own.ts';
import { removeBackup } from './remove.ts';
import { keptBackups } from './retention.ts';
import type { BackupRow } from './row.ts';
import { sweepBackups } from './sweep.ts';

const count = z.int().min(0).max(10_000);

/** A day of work is never thinned out while it may still be looked back at by the hour. Hours. */
const keptWhole = 24;

/** What was made before something was changed is there to go back to: it may take days until somebody sees that. Hours. */
const reasonsKept = 7 * 24;

const input = z.object({
  keep_daily: count.default(0).describe('Of so many days the newest one stays'),
  keep_weekly: count.default(0).describe('Of so many weeks'),
  keep_monthly: count.default(0).describe('Of so many months'),
  keep_hours: count.default(keptWhole).describe('Whatever is younger than so many hours stays, too'),
  dry_run: z.boolean().default(false).describe('Say what would go and remove nothing'),
  time_zone: z.string().optional().describe('Where days begin at midnight; the clinic’s when left out'),
});

export interface Pruned {
  readonly dry_run: boolean;
  /** Ids, newest first. */
  readonly kept: readonly string[];
  readonly removed: readonly string[];
  readonly freed_bytes: number;
}

/**
 * Removes backups that nothing asks to keep, of this database only, and the chunks that no list names any more. The
 * newest good one always stays, and the newest with data in it; what was made for a reason stays for a week.
 */
export async function pruneBackups(
  clinic: OpenedClinic,
  wanted: z.input<typeof input>,
  task: Task,
): Promise<Pruned> {
  const keep = input.parse(wanted);
  const folder = clinic.backups;
  const prune = async (): Promise<Pruned> => {
    const ours = await listOwnBackups(folder, clinic.engine.place);
    const now = clinic.desk.clock.now();
    const retention = {
      daily: keep.keep_daily,
      weekly: keep.keep_weekly,
      monthly: keep.keep_monthly,
      since: hoursBefore(now, keep.keep_hours),
      reasons_since: hoursBefore(now, reasonsKept),
      opens_encrypted: (await recipientOf(clinic.desk)) !== null,
    };
    const keyed = ours.map((backup) => ({ ...backup, lacks_key: !hasDatabaseKey(backup) }));
    const kept = keptBackups(keyed, retention, keep.time_zone ?? (await zoneOf(clinic)));
    const going = ours.filter(({ id }) => !kept.has(id));
    let freed = 0;
    for (const backup of going) {
      throwIfStopped(task);
      freed += keep.dry_run ? backup.stored_bytes : await remove(backup);
    }
    if (!keep.dry_run && existsSync(chunkFolder(folder))) freed += await collectChunks(folder, task);
    return {
      dry_run: keep.dry_run,
      kept: ours.filter(({ id }) => kept.has(id)).map(({ id }) => id),
      removed: going.map(({ id }) => id),
      freed_bytes: freed,
    };
  };
  try {
    if (keep.dry_run) return await prune();
    await sweepBackups(folder);
    return existsSync(chunkFolder(folder)) ? await withChunks(folder, task, prune) : await prune();
  } catch (error) {
    throw diskFailure(error, folder, clinic.engine);
  }
}

const zoneQuery = defineQuery({
  name: 'data.prune_zone',
  title: 'Where the days of backups begin',
  input: z.object({}),
  permission: 'house.see',
  cli: { hidden: true },
  run: async (view) => (await readSettings(view)).time_zone,
});

/** A database of another revision may not say. */
async function zoneOf({ desk }: OpenedClinic): Promise<string> {
  try {
    return await desk.read(zoneQuery, {});
  } catch {
    return machineTimeZone();
  }
}

function hoursBefore(now: string, hours: number): string {
  return new Date(Date.parse(now) - hours * 3_600_000).toISOString();
}

async function remove(backup: BackupRow): Promise<number> {
  await removeBackup(backup);
  return backup.kind === 'full' ? backup.stored_bytes : 0;
}

export const prune = defineJob({
  name: 'data.prune_backups',
  title: 'Prune backups',
  permission: 'data.prune',
  isAudited: true,
  input,
  note: ({ removed, kept, freed_bytes, dry_run }) =>
    `${dry_run ? 'dry run: ' : ''}${countText(removed.length)} removed, ${countText(kept.length)} kept, ${sizeText(freed_bytes)} freed`,
  run: pruneBackups,
});
