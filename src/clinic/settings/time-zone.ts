import { z } from 'zod';
import { shown } from '../../desk/fields/index.ts';

/** Every time zone this runtime knows by its usual name, sorted, UTC among them. */
export function timeZones(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
}

/** An IANA time zone, in any spelling of case; old names ("Asia/Calcutta") are accepted too. */
export const timeZoneField = z
  .string({ error: 'The time zone must be a name like Europe/Berlin.' })
  .transform((typed, context) => {
    const zone = findTimeZone(typed.slice(0, 80).trim());
    if (zone) return zone;
    context.addIssue({
      code: 'custom',
      message: `There is no time zone ${shown(typed)}. Write one like Europe/Berlin or America/New_York.`,
    });
    return z.NEVER;
  });

/** The zone this machine is set to; UTC when it does not say. */
export function machineTimeZone(): string {
  return findTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone ?? '') ?? 'UTC';
}

function findTimeZone(text: string): string | undefined {
  if (text.toUpperCase() === 'UTC') return 'UTC';
  // Offsets such as +02:00 are time zones to the runtime, but they know no summer time: not for a clinic's wall.
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
