import type { LogCell } from './chain.ts';
import { digestedColumns } from './chain.ts';
import type { LogSoFar } from './log.ts';

/** Some entries in a row. */
export interface Stretch {
  readonly entry: number;
  readonly to: number;
  /** What is said of them. */
  readonly verdict: string;
}

/** From where to where the entries stand that something said of a stretch rests on: of a gap those beside it. */
export function restsOn({ entry, to, verdict }: Stretch): { readonly from: number; readonly to: number } {
  const beside = verdict === 'removed' ? 1 : 0;
  return { from: entry - beside, to: to + beside };
}

/** Those entries as they are now, by number. */
export function* entriesUnder(
  log: Pick<LogSoFar, 'entries'>,
  stretch: Stretch,
): Generator<readonly LogCell[]> {
  const { from, to } = restsOn(stretch);
  for (const values of log.entries(digestedColumns, from - 1)) {
    if (Number(values[0]) > to) return;
    yield values;
  }
}
