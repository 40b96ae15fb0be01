import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type LogRow, listLogs } from '../../clinic/operations-log/index.ts';
import { listUploads, type UploadRow } from '../../clinic/uploads/index.ts';
import { isPermitted } from '../../desk/index.ts';
import { type BackupRow, listBackups, listOwnBackups } from '../backup/index.ts';
import { defineJob } from '../job.ts';
import { type HistoryRow, history, type OpenedClinic } from '../schema/index.ts';
import { type DatabaseStatus, statusOf } from '../status/index.ts';

/** Everything about the data that can be seen within a moment: what the Data screen and those behind it begin from. */
export interface Overview {
  readonly status: DatabaseStatus;
  readonly backups_folder: string;
  /** Newest first. */
  readonly backups: readonly BackupRow[];
  /** The ids of those that are of this database. */
  readonly own_backups: readonly string[];
  /** Every revision, oldest first. */
  readonly history: readonly HistoryRow[];
  /** Room left on the disk of the database, null where it cannot be asked for. */
  readonly free_bytes: number | null;
  /** Empty for who may not see the log, like what follows. */
  readonly uploads: readonly UploadRow[];
  /** The last lines of the operations log, newest first. */
  readonly log: readonly LogRow[];
  /** What was maintained, newest first. */
  readonly maintenance: readonly LogRow[];
}

const FEW = 50;

/** The overview of an open database, whatever its revision. */
async function overviewOf(clinic: OpenedClinic): Promise<Overview> {
  const { engine, desk, backups: folder } = clinic;
  const status = await statusOf(clinic);
  // Another revision may not have these tables.
  const isCurrent = status.revision.pending.length === 0 && status.revision.current !== null;
  const showsLog = isCurrent && isPermitted(desk.standing, 'data.log');
  return {
    status,
    backups_folder: folder,
    backups: await listBackups(folder),
    own_backups: (await listOwnBackups(folder, engine.place)).map(({ id }) => id),
    history: await history(engine),
    free_bytes: await freeBytes(engine.place),
    uploads: showsLog ? await desk.read(listUploads, { limit: FEW }) : [],
    log: showsLog ? await desk.read(listLogs, { limit: FEW }) : [],
    maintenance: showsLog ? await desk.read(listLogs, { operation: 'data.maintain', limit: 200 }) : [],
  };
}

async function freeBytes(place: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dirname(place));
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Looks over the data as a whole. */
export const lookOver = defineJob({
  name: 'data.overview',
  title: 'Look over the data',
  input: z.object({}),
  permission: 'data.status',
  run: (clinic) => overviewOf(clinic),
});
