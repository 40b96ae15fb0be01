/** How old something is: `less than 1 min`, `5 min`, `4 h`, `3 days`. Both are instants. */
export function backupAge(at: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 60_000));
  if (minutes < 1) return 'less than 1 min';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / (24 * 60))} days`;
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A moment as the clinic says it: `06:00` today, `Thu 06:00` within a week, `2026-11-03 06:00` otherwise. */
export function when(instant: string, now: string, zone: string): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
  const time = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  const away = Math.abs(today.until(moment.toPlainDate()).days);
  if (away === 0) return time;
  if (away < 7) return `${days[moment.dayOfWeek - 1]} ${time}`;
  return `${moment.toPlainDate()} ${time}`;
}

const failures: Readonly<Record<string, string>> = {
  no_space: 'the disk is full',
  read_only: 'the folder of the backups cannot be written',
  corrupt: 'the database is damaged',
  damaged: 'the copy did not prove whole',
  busy: 'the database was locked for too long',
  invalid: 'it was asked for wrongly',
};

/** Why something failed, a few words, from the code in the operations log. */
export function failureWords(code: string): string {
  return failures[code] ?? 'the program stumbled; frontdesk logs --failed lists it';
}
