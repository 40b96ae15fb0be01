import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { acknowledgedProblem } from '../../desk/audit/said-of-log.ts';
import { storedJson } from '../../desk/stored-json.ts';
import type { LogMark } from '../../storage/audit-reader.ts';
import { RunningDigest } from '../../storage/guard/chain.ts';
import type { LogSoFar } from '../../storage/guard/log.ts';
import { entriesUnder } from '../../storage/guard/stretch.ts';
import { type Task, throwIfStopped } from '../job.ts';
import type { AuditProblem, AuditVerdict } from './verdict.ts';

/** Which problem was acknowledged: the same again elsewhere, or of other entries, is another. */
export interface Acknowledged {
  readonly verdict: AuditVerdict;
  readonly entry: number;
  readonly to: number;
  /** SHA-256 of what stood there, and of what stands beside a gap. */
  readonly digest: string;
}

const why = z.object({ reason: z.string() });

/**
 * Says of each problem whether somebody has acknowledged it. None is left out: what was altered stays listed.
 *
 * @param marks the sound entries by which problems were acknowledged
 * @param after only entries after this one were looked at: a problem may have begun before
 */
export async function withAcknowledgements(
  problems: readonly AuditProblem[],
  marks: readonly LogMark[],
  { log, after, task }: { readonly log: LogSoFar; readonly after: number; readonly task: Task },
): Promise<AuditProblem[]> {
  const known: AuditProblem[] = [];
  for (const problem of problems) {
    const mark = await markOf(problem);
    known.push(mark === null ? problem : { ...problem, acknowledged: mark });
  }
  return known;

  async function markOf(problem: AuditProblem): Promise<AuditProblem['acknowledged'] | null> {
    for (const mark of marks.toReversed()) {
      const said = acknowledgedProblem.safeParse(storedJson(mark.before)).data;
      const reason = why.safeParse(storedJson(mark.after)).data?.reason;
      if (said === undefined || reason === undefined || !isAbout(said, problem, after)) continue;
      if ((await digestOf(log, said, task)) !== said.digest) continue;
      return { entry: mark.entry, by: mark.actor, at: mark.at, reason };
    }
    return null;
  }
}

function isAbout(said: z.output<typeof acknowledgedProblem>, problem: AuditProblem, after: number): boolean {
  if (said.verdict !== problem.verdict || said.to !== problem.to) return false;
  return said.entry === problem.entry || (problem.entry === after + 1 && said.entry < problem.entry);
}

/** What stands there now; of a gap, what stands beside it. */
export async function digestOf(
  log: Pick<LogSoFar, 'entries'>,
  stretch: Pick<Acknowledged, 'entry' | 'to'> & { readonly verdict: string },
  task: Task,
): Promise<string> {
  const digest = new RunningDigest();
  let read = 0;
  for (const values of entriesUnder(log, stretch)) {
    digest.add(values);
    read += 1;
    if (read % often === 0) {
      await breathe();
      throwIfStopped(task);
    }
  }
  return digest.sum.digest;
}

const often = 5000;
