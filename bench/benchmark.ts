/** One comparison: what is measured, against what, and where it should be. */
export interface Benchmark {
  /** Names it on the command line. */
  readonly name: string;
  readonly what: string;
  readonly yardstick: string;
  /** The wanted figure in words: `≤ 1.4×`. */
  readonly wanted: string;
  run(bench: Bench): Promise<Outcome>;
}

/** What a benchmark is given. */
export interface Bench {
  /** A folder of its own; gone afterwards. */
  readonly folder: string;
  /** The database of a million patients: to be read, never written. Made at the first asking. */
  million(): Promise<string>;
  /** The same with two visits for each patient: to be read, never written. Made at the first asking. */
  visits(): Promise<string>;
  /** Tells the person who waits what is going on. */
  say(text: string): void;
}

export interface Outcome {
  /** The figure in words: `1.27×`. */
  readonly measured: string;
  readonly isReached: boolean;
  /** Everything measured, by name: medians, percentiles, the spread. Times in milliseconds, memory in MiB. */
  readonly figures: Readonly<Record<string, number>>;
}

/** The outcome of a comparison: ours over the yardstick's, at most `limit` wanted. */
export function compared(ratio: number, limit: number, figures: Record<string, number>): Outcome {
  return { measured: `${ratio.toFixed(2)}×`, isReached: ratio <= limit, figures: { ratio, ...figures } };
}
