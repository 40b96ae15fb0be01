import { type AuditVerification, verifyAudit } from '../../data/audit/index.ts';
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
  session.output.result(found, { words: inWords(found, session.output.paint) });
  return found.ok ? 0 : 1;
}

function inWords({ ok, entries, line, problems, notes }: AuditVerification, paint: Paint): string {
  const count = `${entries.toLocaleString('en')} ${entries === 1 ? 'entry' : 'entries'}`;
  return [
    ok
      ? `${paint('good', '✓ ok')}  ${count} looked at, each as it was written.`
      : `${paint('bad', '! WRONG')}  ${count} looked at; the first bad one is ${problems[0]?.entry}.`,
    ...problems.map(({ verdict, message }) => `  ${verdict.padEnd(11)}  ${message}.`),
    ...notes.map((note) => `  • ${note}.`),
    ...(line === null ? [] : [`Keep elsewhere: ${line}`]),
  ].join('\n');
}
