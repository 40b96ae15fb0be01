import { refuse } from '../../desk/index.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { lastBackup } from './own.ts';
import type { BackupRow } from './row.ts';

const minutes = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 } as const;

/** `30m`, `24h`, `7d` or `2w` in minutes. Throws `usage`. */
export function readAgeLimit(typed: string): number {
  const [, count, unit] = /^(\d{1,5}) ?([mhdw])$/i.exec(typed.trim()) ?? [];
  const each = minutes[unit?.toLowerCase() as keyof typeof minutes];
  if (count === undefined || each === undefined)
    refuse('usage', `An age is like 30m, 24h or 7d, not “${typed}”.`);
  return Number(count) * each;
}

/** The newest good backup of this database, when it is younger than so many minutes; null otherwise. */
export async function backupWithin(
  { backups, engine, desk }: OpenedClinic,
  limit: number,
): Promise<BackupRow | null> {
  const last = await lastBackup(backups, engine.place);
  if (last === null) return null;
  const age = (Date.parse(desk.clock.now()) - Date.parse(last.at)) / 60_000;
  return age < limit ? last : null;
}
