import { dayAndMonth } from './dates.ts';

/** How long ago an instant was: 'just now', '12 min ago', '4 h ago', '3 days ago'. What lies ahead is 'just now' too. */
export function agoText(at: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ago`;
  return `${Math.floor(hours / 24)} days ago`;
}

/**
 * A moment on the clinic's wall as short as it can be said, both as local `YYYY-MM-DDTHH:MM`: '06:00' today,
 * 'yesterday 06:00', '19 Nov 06:00', '19 Nov 2025' in another year.
 */
export function momentText(local: string, localNow: string): string {
  const [date, time] = [local.slice(0, 10), local.slice(11, 16)];
  const today = localNow.slice(0, 10);
  if (date === today) return time;
  if (date === Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()) return `yesterday ${time}`;
  if (date.slice(0, 4) !== today.slice(0, 4)) return `${dayAndMonth(date)} ${date.slice(0, 4)}`;
  return `${dayAndMonth(date)} ${time}`;
}
