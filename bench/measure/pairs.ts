import { compared, type Outcome } from '../benchmark.ts';
import { median, percentile } from './statistics.ts';

/** What was measured in turns: the nth of one stands beside the nth of the other. */
export interface Pairs {
  readonly ours: number[];
  readonly yardstick: number[];
}

/** Measures in turns, so that a machine that slows down slows both. The order within a pair alternates. */
export async function inTurns(
  times: number,
  ours: () => Promise<number>,
  yardstick: () => Promise<number>,
): Promise<Pairs> {
  const pairs: Pairs = { ours: [], yardstick: [] };
  for (let turn = 0; turn < times; turn += 1) {
    if (turn % 2 === 0) pairs.ours.push(await ours());
    pairs.yardstick.push(await yardstick());
    if (turn % 2 === 1) pairs.ours.push(await ours());
  }
  return pairs;
}

/** Compares a share of both samples (0.5 the medians); the spread is that of the pairs' own ratios. */
export function compareAt(share: number, { ours, yardstick }: Pairs, limit: number): Outcome {
  const ratios = ours.map((value, turn) => value / (yardstick[turn] ?? Number.NaN));
  const label = share === 0.5 ? 'median' : `p${share * 100}`;
  return compared(percentile(ours, share) / percentile(yardstick, share), limit, {
    [`ours_${label}`]: percentile(ours, share),
    [`yardstick_${label}`]: percentile(yardstick, share),
    ...(share === 0.5 ? {} : { ours_median: median(ours), yardstick_median: median(yardstick) }),
    pair_ratio_quarter: percentile(ratios, 0.25),
    pair_ratio_three_quarters: percentile(ratios, 0.75),
    pairs: ours.length,
  });
}
