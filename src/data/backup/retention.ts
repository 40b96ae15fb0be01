import type { BackupRow } from './row.ts';

/** Of how many days, weeks and months the newest backup is kept. */
export interface Retention {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
  /** Whatever was made from this instant on stays, too. */
  readonly since?: string | undefined;
}

type Dated = Pick<BackupRow, 'id' | 'at' | 'verified'>;

/**
 * The ids that stay: of each of the last so many days, weeks and months that have a good backup its newest one, and
 * whatever else is asked the newest good one. Where none is good, all stay: somebody may yet save something from them.
 *
 * @param backups of one database, newest first
 * @param zone the time zone in which days begin
 */
export function keptBackups(backups: readonly Dated[], keep: Retention, zone: string): Set<string> {
  const good = backups.filter(({ verified }) => verified);
  const [newest] = good;
  if (newest === undefined) return new Set(backups.map(({ id }) => id));
  const { since } = keep;
  const young = since === undefined ? [] : backups.filter(({ at }) => at >= since);
  const kept = new Set([newest.id, ...young.map(({ id }) => id)]);
  for (const [period, count] of [
    [dayOf, keep.daily],
    [weekOf, keep.weekly],
    [monthOf, keep.monthly],
  ] as const) {
    const newestOf = new Map<string, string>();
    for (const { id, at } of good) {
      const name = period(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate());
      if (!newestOf.has(name)) newestOf.set(name, id);
    }
    for (const id of [...newestOf.values()].slice(0, count)) kept.add(id);
  }
  return kept;
}

function dayOf(date: Temporal.PlainDate): string {
  return date.toString();
}

function weekOf(date: Temporal.PlainDate): string {
  return `${date.yearOfWeek}-${date.weekOfYear}`;
}

function monthOf(date: Temporal.PlainDate): string {
  return date.toPlainYearMonth().toString();
}
