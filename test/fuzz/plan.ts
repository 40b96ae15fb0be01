import { hostileValues } from './hostile-values.ts';

/** How many hostile values go through each door: 100,000 together. `FRONTDESK_FUZZ=all` sends every one through each. */
const share = { registration: 20_000, search: 25_000, imports: 35_000, lists: 20_000 } as const;

export const total = Object.values(share).reduce((sum, count) => sum + count, 0);

/** The values for a door. */
export function valuesFor(door: keyof typeof share): string[] {
  const all = hostileValues(total);
  if (process.env.FRONTDESK_FUZZ === 'all') return all;
  const doors = Object.keys(share);
  const from = Object.values(share)
    .slice(0, doors.indexOf(door))
    .reduce((sum, count) => sum + count, 0);
  return all.slice(from, from + share[door]);
}
