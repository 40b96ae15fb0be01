/** The instant of a wall time `YYYY-MM-DDTHH:MM`, or null where the clocks go forward over it. */
export function instantOf(local: string, zone: string): string | null {
  const wall = Temporal.PlainDateTime.from(local);
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(wall) ? instantText(zoned.toInstant()) : null;
}

/** The date on the clinic's wall at an instant. */
export function dateAt(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function addMinutes(instant: string, minutes: number): string {
  return instantText(Temporal.Instant.from(instant).add({ seconds: Math.round(minutes * 60) }));
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function earliest(...instants: string[]): string {
  return instants.reduce((first, next) => (next < first ? next : first));
}

export function latest(...instants: string[]): string {
  return instants.reduce((last, next) => (next > last ? next : last));
}

function instantText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}
