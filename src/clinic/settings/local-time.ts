import type { View } from '../../desk/index.ts';
import { toLocalTime } from '../../desk/words/index.ts';
import { readSettings } from './read.ts';

/** This call's instant on the wall of the clinic, `YYYY-MM-DDTHH:MM`. */
export async function localNow(view: Pick<View, 'store' | 'now'>): Promise<string> {
  const { time_zone } = await readSettings(view);
  return toLocalTime(view.now, time_zone);
}
