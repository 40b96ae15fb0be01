import { bad, good, type Reading, schemaOf, shown } from './reading.ts';

/** A time of day as people write it (9, 9:30, 09.30, 0930, 9am, 2:15 pm) as HH:MM on a 24-hour clock. */
export function readTime(label: string, typed: string): Reading<string> {
  const text = typed.slice(0, 40).trim().toLowerCase();
  if (text === '') return bad(`${label} is missing.`);
  const parts = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::00)?\s*(am|pm)?$/.exec(text);
  const hour = hourOf(Number(parts?.[1] ?? 99), parts?.[3]);
  const minute = Number(parts?.[2] ?? 0);
  if (hour > 23 || minute > 59) return bad(`${label} must be a time such as 09:30, not ${shown(typed)}.`);
  return good(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}

export function time(label: string) {
  return schemaOf(label, (typed) => readTime(label, typed));
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
