import { lookAtEnd } from '../audit/index.ts';
import type { OpenedClinic, Revision } from '../schema/index.ts';
import type { Verdict } from './check.ts';

/** Whether the end of the audit log is as it was written; frontdesk audit verify looks at all of it. */
export async function auditVerdict(clinic: OpenedClinic, { pending }: Revision): Promise<Verdict> {
  if (pending.length > 0) return { ok: true, message: 'an older database has no seals yet' };
  const [first] = await lookAtEnd(clinic);
  if (first === undefined)
    return { ok: true, message: 'its end is as it was written, and where it is known to be' };
  return { ok: false, message: `${first.message} (${first.verdict}): run frontdesk audit verify` };
}
