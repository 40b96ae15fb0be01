import { z } from 'zod';
import { clinicDay, headLine, headText, parseHead, type SaidHead } from '../../clinic/audit/index.ts';
import { besideFile } from '../../desk/beside.ts';
import { refuse } from '../../desk/index.ts';
import type { LogEnd } from '../../storage/guard/head-file.ts';
import { scanLines } from '../../storage/guard/sealed-lines.ts';
import { defineJob, throwIfStopped } from '../job.ts';
import { type OpenedClinic, revisionOf } from '../schema/index.ts';
import { lookThrough } from './look-through.ts';
import { type AuditVerification, isWell } from './verdict.ts';

const input = z.object({
  after: z.string().optional().describe('Go on after this head, which an earlier look has printed'),
  against: z.string().optional().describe('A head that was kept elsewhere, or the line that was printed'),
});

/** Holds the whole audit log against its seals, its keys and what is kept beside the database. Writes nothing. */
export const verifyAudit = defineJob({
  name: 'data.verify_audit',
  title: 'Verify the audit log',
  permission: 'audit.see',
  input,
  async run(clinic, { after, against }, task): Promise<AuditVerification> {
    await refuseUnsealed(clinic);
    const said = { after: headOf(after, '--after'), against: headOf(against, '--against') };
    const { guard } = clinic.engine;
    // First what is beside the database: the log may only have grown since.
    const known = guard.head.read();
    const reader = await clinic.engine.audit();
    try {
      const { entries, problems, notes } = await lookThrough(
        reader,
        { keys: guard.keys(), known, ...said },
        task,
      );
      const { end } = reader.log;
      const isSealed = end !== null && end.seal !== '';
      const line = isSealed ? await lineOf(clinic, end) : null;
      const head = isSealed ? headText(end) : null;
      const beside = besideOf(clinic);
      const ok = isWell(problems) && (beside?.problems.length ?? 0) === 0;
      return { ok, entries, head, line, problems, notes, beside };
    } catch (error) {
      throwIfStopped(task);
      throw error;
    } finally {
      reader.close();
    }
  },
});

/** Looks and refusals under `--read-only`, line by line. */
function besideOf({ engine }: OpenedClinic): AuditVerification['beside'] {
  const file = besideFile(engine.place);
  const found = scanLines(file, engine.guard.keys());
  return found && { file, ...found, problems: [...found.problems] };
}

/** Throws `older` for a log that has no seals yet. */
export async function refuseUnsealed({ engine }: OpenedClinic): Promise<void> {
  const { pending } = await revisionOf(engine);
  if (pending.length > 0)
    refuse('older', 'The audit log of this older database has no seals.', {
      hint: 'Run frontdesk migrate.',
    });
}

function headOf(text: string | undefined, flag: string): SaidHead | null {
  if (text === undefined) return null;
  return (
    parseHead(text) ??
    refuse('usage', `${flag} takes a head as frontdesk audit head prints it, not “${text.slice(0, 60)}”.`)
  );
}

/** The last entry that was looked at; others may have added to the log since. */
async function lineOf({ desk }: OpenedClinic, end: LogEnd): Promise<string> {
  return headLine(await desk.read(clinicDay, {}), end);
}
