import { z } from 'zod';
import type { LogEntry, Store } from '../../storage/engine.ts';
import { RunningDigest, sealedColumns } from '../../storage/guard/chain.ts';
import { digestUpTo } from '../../storage/guard/log.ts';
import { entriesUnder, restsOn } from '../../storage/guard/stretch.ts';
import { storedJson } from '../stored-json.ts';
import { keyOperation } from './chain-writer.ts';

/** The entry by which somebody says that a problem of the log is known, and why it came to be. */
export const acknowledgeOperation = 'audit.acknowledge';

type Log = Pick<Store, 'auditEntries' | 'auditEntriesAbout'>;

/** An entry that says what others of the log come to, by their digest. */
export interface Saying {
  readonly entry: LogEntry;
  /** What it has to say of them as they are now. */
  now(): string;
}

const aboutLog = 'audit_logs';
const entryAt = sealedColumns.indexOf('entry');
const beforeAt = sealedColumns.indexOf('before');

/** The entries that say something of one of these others, and say it truly as long as those are as they are. */
export function trueSayings(log: Log, numbers: readonly number[]): Saying[] {
  const all = [...beginningsAfter(log, Math.min(...numbers)), ...acknowledgementsOf(log, numbers)];
  return all
    .filter(({ entry, now }) => entry.values[beforeAt] === now())
    .sort((one, other) => Number(one.entry.values[entryAt]) - Number(other.entry.values[entryAt]));
}

/** A new key where the log before could not be checked. Most have nothing to say: under a key that is here the chain holds it. */
function beginningsAfter(log: Log, first: number): Saying[] {
  return log.auditEntriesAbout({ table: aboutLog, operation: keyOperation }).flatMap((entry): Saying[] => {
    const number = Number(entry.values[entryAt]);
    if (number <= first || typeof entry.values[beforeAt] !== 'string') return [];
    return [{ entry, now: () => JSON.stringify(digestUpTo(rowsOf(log), number - 1)) }];
  });
}

/** Which problem such an entry is about. `digest`: SHA-256 of what stood there, and of what stands beside a gap. */
export const acknowledgedProblem = z.object({
  verdict: z.string(),
  entry: z.number(),
  to: z.number(),
  digest: z.string(),
});

function acknowledgementsOf(log: Log, numbers: readonly number[]): Saying[] {
  return log
    .auditEntriesAbout({ table: aboutLog, operation: acknowledgeOperation })
    .flatMap((entry): Saying[] => {
      const said = saidIn(entry);
      if (said === null) return [];
      const { from, to } = restsOn(said);
      if (!numbers.some((number) => from <= number && number <= to)) return [];
      return [{ entry, now: () => JSON.stringify({ ...said, digest: digestOf(log, said) }) }];
    });
}

function saidIn({ values }: LogEntry): z.output<typeof acknowledgedProblem> | null {
  return acknowledgedProblem.safeParse(storedJson(String(values[beforeAt]))).data ?? null;
}

function digestOf(log: Log, said: z.output<typeof acknowledgedProblem>): string {
  const digest = new RunningDigest();
  for (const values of entriesUnder(rowsOf(log), said)) digest.add(values);
  return digest.sum.digest;
}

function rowsOf(log: Log) {
  return { entries: (columns: readonly string[], after: number) => log.auditEntries(columns, after) };
}
