import type { ScheduleDay } from '../../../clinic/doctors/index.ts';
import { readTime } from '../../../desk/fields/index.ts';

export type DayHours = Omit<ScheduleDay, 'day_of_week'>;

export type HoursReading = { ok: true; hours: DayHours | null } | { ok: false; problem: string };

const help = 'Write 8-16, or 8-16 break 12-13. Empty is free.';

/**
 * Reads a day as people write it: "8-16", "08:00–16:00 12–13", "8 to 16, break 12 to 13", "8-16 closed" (hours that
 * nobody can be booked in now). Empty, "-", "free" and "off" are a free day.
 */
export function readHours(typed: string): HoursReading {
  const text = typed.trim().toLowerCase();
  if (/^(|-|–|free|off)$/.test(text)) return { ok: true, hours: null };
  const closed = /\b(closed|not available)\b/.test(text);
  const times = text
    .replace(/\b(closed|not available|break|pause|from|and)\b/g, ' ')
    .replace(/\b(to|till|until)\b/g, '-')
    .split(/\s*[-–—]\s*|[\s,;()]+/)
    .filter((part) => part !== '');
  if (times.length !== 2 && times.length !== 4) return { ok: false, problem: help };
  const read = times.map((time) => readTime('The time', time));
  const wrong = read.find((reading) => !reading.ok);
  if (wrong && !wrong.ok) return { ok: false, problem: wrong.problem };
  const [start_time = '', end_time = '', break_start = null, break_end = null] = read.map((reading) =>
    reading.ok ? reading.value : '',
  );
  return { ok: true, hours: { start_time, end_time, break_start, break_end, is_available: !closed } };
}

/** A day as `readHours` takes it back: "08:00–16:00, break 12:00–13:00". */
export function hoursText(day: DayHours | undefined): string {
  if (!day) return '';
  const pause = day.break_start ? `, break ${day.break_start}–${day.break_end}` : '';
  return `${day.start_time}–${day.end_time}${pause}${day.is_available ? '' : ', closed'}`;
}
