/** The value that this share of the sample does not exceed (nearest rank). */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  const value = sorted[rank];
  if (value === undefined) throw new Error('There is nothing to measure.');
  return value;
}

export function median(sample: readonly number[]): number {
  return percentile(sample, 0.5);
}
