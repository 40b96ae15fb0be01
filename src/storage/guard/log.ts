import { digestedColumns, type LogCell, type LogDigest, RunningDigest } from './chain.ts';
import type { KnownHead, LogEnd } from './head-file.ts';

/** The audit log as somebody finds it who adds to it or holds something against it. */
export interface LogSoFar {
  /** Null where it is empty. */
  readonly end: LogEnd | null;
  /** The entries after a number, by number, each as these columns. */
  entries(columns: readonly string[], after: number): Iterable<readonly LogCell[]>;
}

/** What a head says of a log that lost its seals when it was taken back to an older revision. */
const unsealed = 'unsealed:';

/**
 * The end of a log that has no seals: its digest stands in for one. Null where it is empty.
 *
 * @param columns those that it has, without a seal
 */
export function unsealedEnd(log: Pick<LogSoFar, 'entries'>, columns: readonly string[]): LogEnd | null {
  const sum = new RunningDigest();
  let last = 0;
  for (const values of log.entries(columns, 0)) {
    sum.add([...values, '']);
    last = Number(values[0]);
  }
  return last === 0 ? null : { entry: last, seal: `${unsealed}${sum.sum.digest}` };
}

/** Whether the log once ended there: with null or with no entry at all it always did. */
export function wasEnd(log: LogSoFar, end: LogEnd | null): boolean {
  if (end === null || end.entry === 0) return true;
  if (log.end === null || end.entry > log.end.entry) return false;
  if (end.seal.startsWith(unsealed))
    return digestUpTo(log, end.entry).digest === end.seal.slice(unsealed.length);
  return sealAt(log, end.entry) === end.seal;
}

/**
 * Whether what is known beside the database is true of its log. A transaction that was announced may never have been
 * committed, and after a power cut the file may be older than the log; but the log never ends before what was known.
 */
export function isHeadOf(log: LogSoFar, { committed, announced }: KnownHead): boolean {
  return wasEnd(log, announced) || wasEnd(log, committed);
}

/** The seal of an entry, null where there is no such entry. */
export function sealAt(log: Pick<LogSoFar, 'entries'>, entry: number): string | null {
  for (const [number, seal] of log.entries(['entry', 'seal'], entry - 1))
    return number === entry ? String(seal) : null;
  return null;
}

/** The digest of all entries up to a number. */
export function digestUpTo(log: Pick<LogSoFar, 'entries'>, entry: number): LogDigest {
  const sum = new RunningDigest();
  for (const values of log.entries(digestedColumns, 0)) {
    if (Number(values[0]) > entry) break;
    sum.add(values);
  }
  return sum.sum;
}
