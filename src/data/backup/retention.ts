import { holdsData } from '../clinic-data.ts';
import type { BackupRow } from './row.ts';

/** Of how many days, weeks and months the newest backup is kept. */
export interface Retention {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
  /** Whatever was made from this instant on stays, too. */
  readonly since?: string | undefined;
  /** And from this one on what was made for a reason: before something was changed, or with a note. */
  readonly reasons_since?: string | undefined;
  /** Whether the clinic encrypts its backups by its own settings, and so has what opens them. */
  readonly opens_encrypted?: boolean | undefined;
}

type Dated = Pick<BackupRow, 'id' | 'at' | 'verified' | 'encrypted' | 'rows' | 'note'> & {
  /** The key of the database in it is not at hand. */
  readonly lacks_key?: boolean;
};

/** The note of what the schedule makes; every other note says for what reason there is a backup. */
export const scheduledNote = 'scheduled';

/**
 * The ids that stay: of each of the last so many days, weeks and months that have a good backup its newest one, and
 * whatever else is asked the newest good one. Where none is good, all stay: somebody may yet save something from them.
 *
 * An empty backup replaces none with data in it, for it may be of a clinic that was emptied by mistake; nor does one that
 * needs a passphrase replace a plain one, for the passphrase may be forgotten, or one whose key is not here any other.
 *
 * @param backups of one database, newest first
 * @param zone the time zone in which days begin
 */
export function keptBackups(backups: readonly Dated[], keep: Retention, zone: string): Set<string> {
  const good = backups.filter(({ verified }) => verified);
  if (good.length === 0) return new Set(backups.map(({ id }) => id));
  const kept = new Set([...youngOnes(backups, keep), ...lastWays(good, keep)]);
  for (const [period, count] of [
    [dayOf, keep.daily],
    [weekOf, keep.weekly],
    [monthOf, keep.monthly],
  ] as const) {
    const nameOf = ({ at }: Dated) =>
      period(Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate());
    const periods = [...Map.groupBy(good, nameOf).values()];
    for (const ones of periods.slice(0, count)) for (const id of bestOf(ones, keep)) kept.add(id);
  }
  return kept;
}

function youngOnes(backups: readonly Dated[], { since, reasons_since: reasons }: Retention): string[] {
  const isYoung = ({ at, note }: Dated) =>
    (since !== undefined && at >= since) ||
    (reasons !== undefined && at >= reasons && note !== null && note !== scheduledNote);
  return backups.filter(isYoung).map(({ id }) => id);
}

/** The newest good one, and where that is empty or may not open again the newest that has data, and that opens. */
function lastWays(good: readonly Dated[], keep: Retention): string[] {
  return [...good.slice(0, 1).map(({ id }) => id), ...bestOf(good, keep)];
}

/** Of one period, newest first: the newest with data in it, and where that is encrypted the newest of those that are not. */
function bestOf(ones: readonly Dated[], { opens_encrypted: opens = false }: Retention): string[] {
  const full = orAll(ones, ({ rows }) => holdsData(rows));
  const wanted = orAll(full, ({ lacks_key }) => !lacks_key);
  const best = [wanted[0], opens ? undefined : wanted.find(({ encrypted }) => !encrypted)];
  return best.flatMap((one) => one?.id ?? []);
}

function orAll(ones: readonly Dated[], isWanted: (one: Dated) => boolean): readonly Dated[] {
  const wanted = ones.filter(isWanted);
  return wanted.length > 0 ? wanted : ones;
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
