import { z } from 'zod';
import type { Settings } from '../../clinic/settings/index.ts';
import { refuse } from '../../desk/index.ts';
import { StorageError } from '../../storage/errors.ts';
import { withLock } from '../../storage/lock.ts';
import { backUp, lastBackup, listOwnBackups, scheduledNote, verifyBackups } from '../backup/index.ts';
import { carryOut } from '../carry-out.ts';
import { defineJob, type Task, throwIfStopped } from '../job.ts';
import { maintain } from '../maintenance/index.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { afterBackup } from './after-backup.ts';
import { dueNow, type ScheduledTask } from './due.ts';
import { scheduleLock } from './is-due.ts';
import { scheduled } from './log-facts.ts';
import { ofTheHouse } from './of-the-house.ts';
import { readUpkeep } from './upkeep.ts';

/** A desk that only looks whether anything is due has the lock for a moment, and does not do it. Milliseconds. */
const longerThanALook = 500;

/** What was done because its time had come. */
export interface DoneByItself {
  readonly done: readonly ScheduledTask[];
  /** Another desk was at it already. */
  readonly by_another: boolean;
}

/**
 * Does what is due now: by whichever desk is open, or from cron. One at a time, and what another has done meanwhile is
 * not done again: it is looked at anew under the lock. Each piece is noted by itself, as the house's: an administrator
 * wanted it there, whoever's desk does it now.
 */
export const runDue = defineJob({
  name: scheduled,
  title: 'Scheduled work',
  permission: 'data.backup',
  input: z.object({}),
  async run(clinic, _input, task): Promise<DoneByItself> {
    try {
      return await withLock(clinic.engine.place, scheduleLock, () => doDue(ofTheHouse(clinic), task), {
        patience: longerThanALook,
      });
    } catch (error) {
      if (error instanceof StorageError && error.kind === 'busy') return { done: [], by_another: true };
      throw error;
    }
  },
});

async function doDue(clinic: OpenedClinic, task: Task): Promise<DoneByItself> {
  const { settings, facts, now } = await readUpkeep(clinic);
  const due = dueNow(settings, facts, now);
  for (const one of due) {
    throwIfStopped(task);
    await acts[one](clinic, settings, task);
  }
  return { done: due, by_another: false };
}

type Act = (clinic: OpenedClinic, settings: Settings, task: Task) => Promise<unknown>;

const acts: Readonly<Record<ScheduledTask, Act>> = {
  async backup(clinic, settings, task) {
    const incremental = settings.backup_incremental && (await hasRecentFull(clinic));
    await carryOut(clinic, backUp, { note: scheduledNote, ...(incremental ? { incremental } : {}) }, task);
    await afterBackup(clinic, settings, task);
  },
  rehearse,
  analyze: (clinic, _settings, task) => carryOut(clinic, maintain, { step: 'analyze' }, task),
  vacuum: (clinic, _settings, task) => carryOut(clinic, maintain, { step: ['vacuum', 'optimize'] }, task),
  reindex: (clinic, _settings, task) => carryOut(clinic, maintain, { step: 'reindex', search: false }, task),
};

/** Once a week everything is written anew: a fault in one stored piece must not be in all backups for ever. */
const fullEvery = { days: 7 } as const;

async function hasRecentFull({ backups, engine, desk }: OpenedClinic): Promise<boolean> {
  const since = Temporal.Instant.from(desk.clock.now()).subtract({ hours: fullEvery.days * 24 });
  const rows = await listOwnBackups(backups, engine.place);
  return rows.some(
    ({ kind, verified, at }) =>
      kind === 'full' && verified && Temporal.Instant.compare(Temporal.Instant.from(at), since) > 0,
  );
}

async function rehearse(clinic: OpenedClinic, _settings: Settings, task: Task): Promise<void> {
  const last = await lastBackup(clinic.backups, clinic.engine.place);
  if (last === null || last.encrypted) return;
  const [verdict] = await carryOut(clinic, verifyBackups, { backup: last.id, rehearse: true }, task);
  if (verdict?.ok) return;
  refuse('damaged', `The backup ${last.id} could not be restored: ${verdict?.reason ?? 'it is gone'}`, {
    hint: 'Make another one, and look after the disk.',
  });
}
