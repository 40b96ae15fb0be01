import { z } from 'zod';
import { doctorsToday } from '../../clinic/doctors/index.ts';
import { readSettings, type Settings } from '../../clinic/settings/index.ts';
import { defineQuery, OperationLog, type View } from '../../desk/index.ts';
import { clinicData } from '../clinic-data.ts';

/** What the clinic's own tables say of the work that is done by itself. Instants, null for never. */
export interface LogFacts {
  readonly settings: Settings;
  readonly has_data: boolean;
  /** A doctor is at work now, or in the break. */
  readonly is_open: boolean;
  readonly rehearse: string | null;
  readonly analyze: string | null;
  readonly vacuum: string | null;
  readonly reindex: string | null;
  /** The last scheduled work that failed. */
  readonly failed: string | null;
  /** The last backup that failed, scheduled or not. */
  readonly failed_backup: { readonly at: string; readonly code: string } | null;
}

/** Work that is done by itself. */
export const scheduled = 'data.scheduled';

export const logFacts = defineQuery({
  name: 'data.log-facts',
  title: 'When backups and maintenance were done last',
  input: z.object({}),
  permission: 'status.see',
  cli: { hidden: true },
  async run(view): Promise<LogFacts> {
    const failed = await lastFailure(view, 'data.backup', askedWrongly);
    return {
      settings: await readSettings(view),
      has_data: await hasData(view),
      is_open: await isOpen(view),
      rehearse: await lastProvedRestore(view),
      analyze: await lastDone(view, 'data.maintain', 'analyze'),
      vacuum: await lastDone(view, 'data.maintain', 'vacuum'),
      reindex: await lastDone(view, 'data.maintain', 'reindex'),
      failed: (await lastFailure(view, scheduled))?.at ?? null,
      failed_backup: failed && { at: failed.at, code: failed.code ?? 'fault' },
    };
  },
});

/** One row is enough: counting a million takes a moment that nobody has each minute. */
async function hasData({ em }: View): Promise<boolean> {
  for (const entity of clinicData) if ((await em.find(entity, {}, { limit: 1 })).length > 0) return true;
  return false;
}

async function isOpen(view: View): Promise<boolean> {
  const doctors = await view.read(doctorsToday, {});
  return doctors.some(({ duty }) => duty.state === 'on_duty' || duty.state === 'break');
}

async function lastDone({ em }: View, operation: string, step?: string): Promise<string | null> {
  const [line] = await em.find(
    OperationLog,
    { operation, outcome: 'done', ...(step === undefined ? {} : { message: { $like: `%${step}%` } }) },
    { orderBy: { at: 'desc' }, limit: 1 },
  );
  return line?.at ?? null;
}

/** A backup that was restored into a scratch place, or in earnest. */
async function lastProvedRestore(view: View): Promise<string | null> {
  const rehearsed = await lastDone(view, 'data.verify_backup', 'rehearsed');
  const restored = await lastDone(view, 'data.restore');
  return (
    [rehearsed, restored]
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? null
  );
}

/** A backup that was asked for in a way that cannot be meant is none that failed; one that never succeeds is overdue. */
const askedWrongly = ['invalid', 'usage', 'not_found', 'confirm'];

/** Work that somebody stopped has not failed, nor what nobody who may has asked for: the audit log has that. */
const notFailed = ['cancelled', 'forbidden', 'not_signed_in'];

async function lastFailure({ em }: View, operation: string, others: readonly string[] = []) {
  const [line] = await em.find(
    OperationLog,
    { operation, outcome: 'failed', code: { $nin: [...notFailed, ...others] } },
    { orderBy: { at: 'desc' }, limit: 1 },
  );
  return line ?? null;
}
