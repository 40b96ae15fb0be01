import {
  type AuditVerification,
  acknowledgedWords,
  adviceOn,
  lineProblemWords,
  verifyAudit,
} from '../../data/audit/index.ts';
import { counted } from '../../desk/words/index.ts';
import type { Paint } from '../output/paint.ts';
import type { Session } from '../session.ts';

export interface AuditVerifyFlags {
  after?: string;
  against?: string;
}

/** Looks through the audit log. Returns the exit code: 1 when it is not as it was written. */
export async function runAuditVerify(
  session: Session,
  { after, against }: AuditVerifyFlags,
): Promise<number> {
  const found = await session.carryOut(verifyAudit, {
    ...(after !== undefined && { after }),
    ...(against !== undefined && { against }),
  });
  session.output.result(found, { words: inWords(found, against !== undefined, session.output.paint) });
  return found.ok ? 0 : 1;
}

function inWords(
  { ok, entries, line, problems, notes, beside }: AuditVerification,
  isHeldAgainst: boolean,
  paint: Paint,
): string {
  const count = counted(entries, 'entry', 'entries');
  const open = problems.filter(({ acknowledged }) => acknowledged === undefined);
  const well =
    problems.length === 0
      ? `${count} looked at, each as it was written.`
      : `${count} looked at; what is wrong is acknowledged.`;
  return [
    ok
      ? `${paint('good', '✓ ok')}  ${well}`
      : `${paint('bad', '! WRONG')}  ${count} looked at${open[0] ? `; the first bad one is ${open[0].entry}` : ''}.`,
    ...problems.flatMap((problem) => [
      `  ${problem.verdict.padEnd(11)}  ${problem.message}.`,
      ...(problem.acknowledged ? [`  ${' '.repeat(11)}  ${acknowledgedWords(problem.acknowledged)}`] : []),
    ]),
    ...[...new Set(open.map(({ verdict }) => verdict))].map(
      (verdict) => `  → ${verdict.replaceAll('_', ' ')}: ${adviceOn[verdict]}`,
    ),
    ...(open.length === 0 ? [] : [`  → ${acknowledging(open[0]?.entry, isHeldAgainst)}`]),
    ...lineProblemWords(beside).map((words) => `  ${words}`),
    ...notes.map((note) => `  • ${note}.`),
    ...(line === null ? [] : [`Keep elsewhere: ${line}`]),
  ].join('\n');
}

/** What a head that was kept elsewhere shows, the log itself does not: there is nothing in it to be acknowledged. */
function acknowledging(entry: number | undefined, isHeldAgainst: boolean): string {
  if (isHeldAgainst) return 'What shows without --against, too, can be acknowledged once it is explained.';
  return `Once it is explained: frontdesk audit acknowledge ${entry} --reason "how it came to be".`;
}
