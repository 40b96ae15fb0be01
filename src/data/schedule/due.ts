import { backupScheduleOf, type Settings } from '../../clinic/settings/index.ts';
import { nextBackup } from './next-backup.ts';

/** What is done by itself, in the order in which it is done. */
export type ScheduledTask = 'backup' | 'rehearse' | 'analyze' | 'vacuum' | 'reindex';

export type Rhythm = 'daily' | 'weekly' | 'monthly' | 'off';

/** The settings that say when. */
export type ScheduleRules = Pick<
  Settings,
  | 'time_zone'
  | 'backup_schedule'
  | 'rehearse_restore'
  | 'maintain_analyze'
  | 'maintain_vacuum'
  | 'maintain_reindex'
>;

/** What has been done so far; instants, null for never. */
export interface ScheduleFacts {
  /** False: there is nothing to lose, and nothing is ever due. */
  readonly has_data: boolean;
  /** When the database was made: what was never done is counted from then. */
  readonly created_at: string;
  /** The last good backup. */
  readonly backup: string | null;
  /** The last restore that was rehearsed. */
  readonly rehearse: string | null;
  readonly analyze: string | null;
  readonly vacuum: string | null;
  readonly reindex: string | null;
  /** When scheduled work failed last. */
  readonly failed: string | null;
  /** Backups are encrypted to a key that is elsewhere: none can be opened here to be rehearsed. */
  readonly is_sealed: boolean;
  /** Nobody is at work, or the database is so small that nobody would notice it being locked. */
  readonly is_quiet: boolean;
}

/** After scheduled work has failed it rests for so long: what is wrong is seldom mended within a minute. */
export const restAfterFailure = { minutes: 15 } as const;

/** A backup that was not made so long after it was due is told as overdue. */
export const grace = { hours: 1 } as const;

/**
 * What is to be done now. A time that lies ahead of the clock was written by a wrong clock, and counts as never:
 * otherwise a clock that was once a year ahead would stop backups for a year.
 *
 * @param now an instant
 */
export function dueNow(rules: ScheduleRules, facts: ScheduleFacts, now: string): ScheduledTask[] {
  if (!facts.has_data || restsAfterFailure(facts, now)) return [];
  const due: ScheduledTask[] = [];
  const backupDue = backupDueAt(rules, facts, now);
  const makesBackup = backupDue !== null && backupDue <= now;
  if (makesBackup) due.push('backup');
  if ((makesBackup || facts.backup !== null) && isRehearsalDue(rules, facts, now)) due.push('rehearse');
  if (isDue('analyze', rules.maintain_analyze)) due.push('analyze');
  if (facts.is_quiet && isDue('vacuum', rules.maintain_vacuum)) due.push('vacuum');
  if (facts.is_quiet && isDue('reindex', rules.maintain_reindex)) due.push('reindex');
  return due;

  function isDue(task: 'analyze' | 'vacuum' | 'reindex', rhythm: Rhythm): boolean {
    const since = past(facts[task], now) ?? past(facts.created_at, now);
    return since !== null && hasCome(rhythm, rules.time_zone, since, now);
  }
}

/** How backups stand: `ok`, or due without having been made, and since when. */
export type BackupStanding =
  | { readonly state: 'off' }
  /** `next` is an instant: when the next one is due. */
  | { readonly state: 'ok'; readonly next: string }
  | { readonly state: 'due' | 'overdue'; readonly since: string };

/** How backups stand at `now`, an instant. */
export function backupStanding(
  rules: Pick<ScheduleRules, 'backup_schedule' | 'time_zone'>,
  facts: Pick<ScheduleFacts, 'backup' | 'created_at' | 'has_data'>,
  now: string,
): BackupStanding {
  const since = backupDueAt(rules, facts, now);
  if (since === null) return { state: 'off' };
  if (since > now || !facts.has_data) return { state: 'ok', next: since };
  const patience = Temporal.Instant.from(since).add(grace);
  const isLate = Temporal.Instant.compare(patience, Temporal.Instant.from(now)) <= 0;
  return { state: isLate ? 'overdue' : 'due', since };
}

function backupDueAt(
  { backup_schedule, time_zone }: Pick<ScheduleRules, 'backup_schedule' | 'time_zone'>,
  facts: Pick<ScheduleFacts, 'backup' | 'created_at'>,
  now: string,
): string | null {
  const schedule = backupScheduleOf(backup_schedule);
  if (schedule.kind === 'off') return null;
  const since = past(facts.backup, now) ?? past(facts.created_at, now);
  return since === null ? now : nextBackup(schedule, time_zone, since);
}

/** The first one follows the first backup: a clinic should not wait a month to learn that it can be restored. */
function isRehearsalDue({ rehearse_restore, time_zone }: ScheduleRules, facts: ScheduleFacts, now: string) {
  if (rehearse_restore === 'off' || facts.is_sealed) return false;
  const last = past(facts.rehearse, now);
  return last === null || hasCome(rehearse_restore, time_zone, last, now);
}

const steps = { daily: { days: 1 }, weekly: { weeks: 1 }, monthly: { months: 1 } } as const;

/** Counted in days of the clinic's calendar, so that what is done at nine one day is not done ever later. */
function hasCome(rhythm: Rhythm, zone: string, since: string, now: string): boolean {
  if (rhythm === 'off') return false;
  const next = dayOf(since, zone).add(steps[rhythm]);
  return Temporal.PlainDate.compare(next, dayOf(now, zone)) <= 0;
}

function dayOf(instant: string, zone: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate();
}

function restsAfterFailure({ failed }: ScheduleFacts, now: string): boolean {
  const last = past(failed, now);
  if (last === null) return false;
  const end = Temporal.Instant.from(last).add(restAfterFailure);
  return Temporal.Instant.compare(Temporal.Instant.from(now), end) < 0;
}

function past(instant: string | null, now: string): string | null {
  return instant !== null && instant <= now ? instant : null;
}
