/** Amounts as screens, commands and messages say them, written by hand: the first use of Intl costs a frame 10 ms. */

/** 3021 → '3 021', also negative; what is not whole stays as it is. */
export function countText(count: number): string {
  return Number.isInteger(count) ? String(count).replaceAll(/\B(?=(\d{3})+$)/g, ' ') : String(count);
}

/** `counted(1, 'patient')` → '1 patient'; `counted(2, 'queue entry', 'queue entries')` → '2 queue entries'. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in units of a thousand, as disks are sold: 812 → '812 B', 4_120_000 → '4.1 MB', 41_000_000_000 → '41 GB'. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // What would be rounded to a thousand belongs to the next unit.
  while (value >= 999.5 && unit < SIZES.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 9.95 ? value.toFixed(0) : value.toFixed(1);
  return `${digits} ${SIZES[unit]}`;
}

/** Before and after, '12 MB → 10 MB', or the one size where people would see no difference. */
export function sizesText(before: number, after: number): string {
  const [from, to] = [sizeText(before), sizeText(after)];
  return from === to ? to : `${from} → ${to}`;
}

/** 0.04 → '0.04 s', 3.2 → '3.2 s', 42 → '42 s', 200 → '3 min 20 s', 4000 → '1 h 7 min'. */
export function secondsText(seconds: number): string {
  if (seconds < 0.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
}

/** What is left of long work, in whole seconds, for nobody can use a tenth of one: 13.2 → '14 s left'. */
export function secondsLeftText(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  return `${whole < 10 ? `${whole} s` : secondsText(whole)} left`;
}
