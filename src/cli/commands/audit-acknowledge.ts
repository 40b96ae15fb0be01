import { type AuditVerdict, acknowledgeAudit, adviceOn } from '../../data/audit/index.ts';
import type { Session } from '../session.ts';

export interface AuditAcknowledgeFlags {
  reason?: string;
  verdict?: string;
}

/** Puts on record that a problem of the audit log is known, and how it came to be. */
export async function runAuditAcknowledge(
  session: Session,
  entry: string,
  { reason, verdict }: AuditAcknowledgeFlags,
): Promise<void> {
  await session.permitted('audit.manage', acknowledgeAudit.name);
  session.refuseReadOnly();
  if (!/^-?\d{1,15}$/.test(entry)) session.refuseUsage(`An entry is a number, not “${entry.slice(0, 40)}”.`);
  if (reason === undefined) session.refuseUsage('Say how it came to be: --reason "…".');
  if (verdict !== undefined && !isVerdict(verdict))
    session.refuseUsage(`--verdict is one of ${Object.keys(adviceOn).join(', ')}.`);
  const done = await session.carryOut(acknowledgeAudit, {
    entry: Number(entry),
    reason,
    ...(verdict === undefined ? {} : { verdict }),
  });
  const words = `Acknowledged with entry ${done.entry}: ${done.problem.message}.`;
  session.output.result(done, { words, doneOnly: true });
}

function isVerdict(text: string): text is AuditVerdict {
  return Object.hasOwn(adviceOn, text);
}
