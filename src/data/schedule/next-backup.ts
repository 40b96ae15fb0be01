import type { BackupSchedule } from '../../clinic/settings/index.ts';

/**
 * The first moment after `since` at which a backup is due, null when none ever is. Both are instants.
 *
 * Daily means once on every day of the clinic's calendar, by its wall: where the clock is put forward over that time,
 * as much later as the clock jumped; where it is put back and shows the time twice, the first time. "Every 4 hours"
 * counts hours that pass, whatever the clock on the wall does.
 *
 * @param zone IANA name, `Europe/Berlin`
 */
export function nextBackup(schedule: BackupSchedule, zone: string, since: string): string | null {
  switch (schedule.kind) {
    case 'off':
      return null;
    case 'every':
      return asText(Temporal.Instant.from(since).add({ hours: schedule.hours }));
    case 'daily':
      return nextOnTheWall(schedule.at, zone, Temporal.Instant.from(since));
  }
}

function nextOnTheWall(at: string, zone: string, since: Temporal.Instant): string {
  const time = Temporal.PlainTime.from(at);
  // The jump may carry yesterday's time past midnight, so the search begins there.
  const today = since.toZonedDateTimeISO(zone).toPlainDate();
  for (let days = -1; ; days += 1) {
    const moment = today.add({ days }).toPlainDateTime(time).toZonedDateTime(zone).toInstant();
    if (Temporal.Instant.compare(moment, since) > 0) return asText(moment);
  }
}

function asText(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}
