import type { View } from '../../desk/index.ts';
import { readSettings } from './read.ts';

/** A UTC instant as wall time `YYYY-MM-DDTHH:MM` in a time zone. */
export function toLocalTime(instant: string, time_zone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(time_zone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' });
}

/** This call's instant on the wall of the clinic, `YYYY-MM-DDTHH:MM`. */
export async function localNow(view: Pick<View, 'store' | 'now'>): Promise<string> {
  const { time_zone } = await readSettings(view);
  return toLocalTime(view.now, time_zone);
}
