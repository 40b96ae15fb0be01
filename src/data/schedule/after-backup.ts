import type { Settings } from '../../clinic/settings/index.ts';
import { prune } from '../backup/index.ts';
import { carryOut } from '../carry-out.ts';
import { makeDaySheets } from '../downtime-pack/index.ts';
import type { Task } from '../job.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { ofTheHouse } from './of-the-house.ts';

/**
 * What follows a backup that nobody asked for by hand: older ones go as the settings say, and the day sheets are
 * written. Each is noted by itself; the first that fails is thrown once both were tried.
 */
export async function afterBackup(opened: OpenedClinic, settings: Settings, task: Task): Promise<void> {
  const clinic = ofTheHouse(opened);
  const failures: unknown[] = [];
  const attempt = async (body: () => Promise<unknown>) => {
    await body().catch((error: unknown) => failures.push(error));
  };
  await attempt(() =>
    carryOut(
      clinic,
      prune,
      {
        keep_daily: settings.backup_keep_daily,
        keep_weekly: settings.backup_keep_weekly,
        keep_monthly: settings.backup_keep_monthly,
        time_zone: settings.time_zone,
      },
      task,
    ),
  );
  if (settings.downtime_pack) await attempt(() => carryOut(clinic, makeDaySheets, {}, task));
  if (failures.length > 0) throw failures[0];
}
