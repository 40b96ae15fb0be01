import { DeskError } from '../../desk/index.ts';
import { explained } from '../../desk/refusals.ts';
import { lookAtEnd } from '../audit/index.ts';
import type { OpenedClinic, Revision } from '../schema/index.ts';
import type { Verdict } from './check.ts';

/**
 * Whether the end of the audit log is as it was written, and whether the log can go on: without that nothing is saved.
 * frontdesk audit verify looks at all of it.
 */
export async function auditVerdict(clinic: OpenedClinic, { pending }: Revision): Promise<Verdict> {
  const { desk, engine } = clinic;
  try {
    if (!desk.isReadOnly) engine.guard.head.requireWritable();
    engine.guard.keyNow();
    if (pending.length > 0) return { ok: true, message: 'an older database has no seals yet' };
    const first = (await lookAtEnd(clinic)).find(({ acknowledged }) => acknowledged === undefined);
    if (first === undefined)
      return { ok: true, message: 'its end is as it was written, and where it is known to be' };
    return { ok: false, message: `${first.message} (${first.verdict}): run frontdesk audit verify` };
  } catch (error) {
    const known = explained(engine, error);
    if (!(known instanceof DeskError)) throw error;
    return { ok: false, message: [known.message, known.hint].join(' ').trim() };
  }
}
