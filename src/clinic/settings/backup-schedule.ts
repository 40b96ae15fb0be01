import { readTime, shown } from '../../desk/fields/index.ts';
import { bad, good, type Reading, schemaOf } from '../../desk/fields/reading.ts';
import { counted } from '../../desk/words/index.ts';

/** When backups are made, taken apart. Times of day are the clinic's wall time, `HH:MM`. */
export type BackupSchedule =
  | { readonly kind: 'off' }
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'every'; readonly hours: number };

const usual = '20:00';
const longest = 7 * 24;

/** `off`, `daily 20:00` or `every 4 hours`, as people write it; kept in exactly this form. */
export const backupScheduleField = schemaOf('The backup schedule', readSchedule);

/** A schedule as it is kept, taken apart. */
export function backupScheduleOf(kept: string): BackupSchedule {
  const every = /^every (\d+) hours?$/.exec(kept)?.[1];
  if (every !== undefined) return { kind: 'every', hours: Number(every) };
  const at = /^daily (\d\d:\d\d)$/.exec(kept)?.[1];
  return at === undefined ? { kind: 'off' } : { kind: 'daily', at };
}

function readSchedule(typed: string): Reading<string> {
  const text = typed.slice(0, 200).trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (/^(off|no|none|never)$/.test(text)) return good('off');
  const daily = /^(?:daily|every day|each day|nightly)(?: at)?(?: (.+))?$/.exec(text);
  if (daily) {
    const time = readTime('The time of the daily backup', daily[1] ?? usual);
    return time.ok ? good(`daily ${time.value}`) : time;
  }
  const hours = /^(?:hourly|every hour)$/.test(text)
    ? '1'
    : /^every (\d{1,6}) ?h(?:ours?|rs?)?$/.exec(text)?.[1];
  if (hours === undefined) {
    return bad(`The backup schedule must be like daily 20:00, every 4 hours, or off, not ${shown(typed)}.`);
  }
  const count = Number(hours);
  if (count < 1 || count > longest) {
    return bad(`Backups can be made every 1 to ${longest} hours, not every ${shown(hours)}.`);
  }
  return good(`every ${counted(count, 'hour')}`);
}
