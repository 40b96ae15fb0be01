import { z } from 'zod';
import { addEntry } from '../../desk/audit/entry.ts';
import { acknowledgeOperation } from '../../desk/audit/said-of-log.ts';
import { currentCall } from '../../desk/call.ts';
import { text } from '../../desk/fields/index.ts';
import { defineOperation, refuse } from '../../desk/index.ts';
import { defineJob, type Task } from '../job.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { type Acknowledged, digestOf } from './acknowledged.ts';
import { lookThrough } from './look-through.ts';
import { type AuditProblem, type AuditVerdict, adviceOn } from './verdict.ts';
import { refuseUnsealed } from './verify.ts';

/** Letters of a reason: "known" is none that anybody could judge by. */
const fewestLetters = 10;

const input = z.object({
  entry: z.int().describe('The entry that audit verify names; of several in a row the first'),
  verdict: z
    .enum(Object.keys(adviceOn) as [AuditVerdict, ...AuditVerdict[]])
    .optional()
    .describe('Which problem, where one entry has several'),
  reason: text('Reason', 500)
    .refine((reason) => (reason.match(/[\p{L}\p{N}]/gu) ?? []).length >= fewestLetters, {
      error: 'Say in a few words how it came to be: it stays on record.',
    })
    .describe('How it came to be, in a few words; it stays on record'),
});

/** A problem that is an alarm no more. */
export interface AcknowledgedProblem {
  problem: AuditProblem;
  /** The entry that says so. */
  entry: number;
}

/**
 * Puts on record that a problem of the audit log is known, and how it came to be. It goes on being listed; only that
 * very problem stops being an alarm. Throws `not_found` where there is no such problem.
 */
export const acknowledgeAudit = defineJob({
  name: 'data.acknowledge_audit',
  title: 'Acknowledge what is wrong with the audit log',
  permission: 'audit.manage',
  input,
  async run(clinic, { entry, verdict, reason }, task): Promise<AcknowledgedProblem> {
    await refuseUnsealed(clinic);
    const wanted = { entry, verdict };
    let found = await find(clinic, wanted, task);
    if (found.isBeyondEnd) {
      // Only what is added says in the log itself that its end was gone: that entry is what stays to be named.
      await clinic.desk.perform(beginAcknowledging, {});
      found = await find(clinic, wanted, task);
    }
    const { message, acknowledged: _known, ...problem } = found.problem;
    const said = { verdict: problem.verdict, entry: problem.entry, to: problem.to, digest: found.digest };
    const added = await clinic.desk.perform(acknowledge, { said, reason });
    return { problem: { ...problem, message }, entry: added };
  },
});

interface Found {
  readonly problem: AuditProblem;
  readonly digest: string;
  readonly isBeyondEnd: boolean;
}

async function find(
  { engine }: OpenedClinic,
  { entry, verdict }: { readonly entry: number; readonly verdict: AuditVerdict | undefined },
  task: Task,
): Promise<Found> {
  const known = engine.guard.head.read();
  const reader = await engine.audit();
  try {
    const beside = { keys: engine.guard.keys(), known, after: null, against: null };
    const { problems } = await lookThrough(reader, beside, task);
    const open = problems.filter(({ acknowledged }) => acknowledged === undefined);
    const here = open.filter((one) => one.entry === entry && (verdict ?? one.verdict) === one.verdict);
    const [problem, another] = here;
    if (problem === undefined)
      refuse('not_found', `Nothing is wrong with entry ${entry}${suffix(verdict)}.`, { hint: hintOf(open) });
    if (another !== undefined)
      refuse('invalid', `Entry ${entry} has several problems.`, {
        hint: `Say which: ${here.map((one) => `--verdict ${one.verdict}`).join(' or ')}.`,
      });
    const isBeyondEnd = problem.entry > (reader.log.end?.entry ?? 0);
    return { problem, digest: await digestOf(reader.log, problem, task), isBeyondEnd };
  } finally {
    reader.close();
  }
}

function suffix(verdict: AuditVerdict | undefined): string {
  return verdict === undefined ? '' : ` that is called ${verdict}`;
}

function hintOf(open: readonly AuditProblem[]): string {
  return open.length === 0
    ? 'Nothing in the log is wrong that is not acknowledged.'
    : `What is wrong: ${open
        .map(({ entry, verdict }) => `${entry} (${verdict})`)
        .slice(0, 5)
        .join(', ')}.`;
}

/** Behind the job alone. */
export const beginAcknowledging = defineOperation({
  name: 'audit.begin_acknowledging',
  title: 'Put on record what is wrong with the end of the audit log',
  permission: 'audit.manage',
  input: z.object({}),
  undo: 'never',
  audited: false,
  async run(work): Promise<void> {
    await addEntry(work.em, currentCall(), { ...aboutLog, entity_id: null, before: null, after: null });
  },
});

export const acknowledge = defineOperation({
  name: acknowledgeOperation,
  title: 'Acknowledge what is wrong with the audit log',
  permission: 'audit.manage',
  input: z.object({ said: z.custom<Acknowledged>(), reason: z.string() }),
  undo: 'never',
  audited: false,
  async run(work, { said, reason }): Promise<number> {
    const before = JSON.stringify(said);
    const after = JSON.stringify({ reason });
    await addEntry(work.em, currentCall(), { ...aboutLog, entity_id: String(said.entry), before, after });
    await work.flush();
    return (await work.store.auditEnd())?.entry ?? 0;
  },
});

const aboutLog = { entity: 'audit_logs', patient_id: null, kind: 'run' } as const;
