import { minutesBetween, quantile } from './service-times.ts';

/** One visit, as the report on promises needs it. */
export interface Visit {
  joined_at: string;
  called_at: string | null;
  estimated_wait_time: number | null;
  low: number | null;
  high: number | null;
  absences: number;
}

/** How well the promised waits were kept. Minutes; a positive error means later than promised. */
export interface KeptPromises {
  visits: number;
  /** Visits with a promise that can be compared with the real wait. */
  promised: number;
  kept: number;
  earlier: number;
  later: number;
  /** Kept or earlier, as a share of the promised, 0 to 1 in thousandths; null where nothing was promised. */
  share_kept: number | null;
  median_wait: number | null;
  median_error: number | null;
}

/**
 * Compares each promise with the wait until the call. Whoever was called in vain waited by her own
 * doing, so visits with an absence count as visits but not as promises. Comparison in whole minutes.
 */
export function keptPromises(visits: readonly Visit[]): KeptPromises {
  const called = visits.filter((visit) => visit.called_at !== null);
  const waits = called.map((visit) => Math.floor(minutesBetween(visit.joined_at, visit.called_at ?? '')));
  const compared = called.flatMap((visit, index) => {
    const { low, high, estimated_wait_time } = visit;
    const wait = waits[index] ?? 0;
    if (low === null || high === null || estimated_wait_time === null || visit.absences > 0) return [];
    return [{ wait, low, high, error: wait - estimated_wait_time }];
  });
  const later = compared.filter(({ wait, high }) => wait > high).length;
  const earlier = compared.filter(({ wait, low }) => wait < low).length;
  return {
    visits: visits.length,
    promised: compared.length,
    kept: compared.length - later - earlier,
    earlier,
    later,
    share_kept: compared.length === 0 ? null : roundShare((compared.length - later) / compared.length),
    median_wait: waits.length === 0 ? null : quantile(waits, 0.5),
    median_error:
      compared.length === 0
        ? null
        : quantile(
            compared.map(({ error }) => error),
            0.5,
          ),
  };
}

function roundShare(share: number): number {
  return Math.round(share * 1000) / 1000;
}
