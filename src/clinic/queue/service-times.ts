/** How long services of a specialization take, in minutes: the quartiles of the last ones. */
export interface ServiceTimes {
  lower: number;
  median: number;
  upper: number;
}

/** How many of the last services count. */
export const SERVICES_COUNTED = 20;

/** Assumed until a specialization has served anybody. */
export const ASSUMED_SERVICE_TIMES: ServiceTimes = { lower: 10, median: 15, upper: 20 };

/** Minutes from one instant to another, never negative. */
export function minutesBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 60_000);
}

/** Quantile with linear interpolation between the neighbours (type 7 of Hyndman and Fan 1996). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** The quartiles of these lengths in minutes; the assumed ones when there are none. */
export function serviceTimes(minutes: readonly number[]): ServiceTimes {
  if (minutes.length === 0) return ASSUMED_SERVICE_TIMES;
  return { lower: quantile(minutes, 0.25), median: quantile(minutes, 0.5), upper: quantile(minutes, 0.75) };
}
