import type { EntitySchema } from '@mikro-orm/core';
import { z } from 'zod';
import { entities } from '../../clinic/entities.ts';
import { AnonymisedPatient } from '../../clinic/patients/index.ts';
import { Session } from '../../clinic/sessions/entity.ts';
import { Setting } from '../../clinic/settings/index.ts';
import { User } from '../../clinic/users/entity.ts';
import { addEntry } from '../../desk/audit/entry.ts';
import { currentCall } from '../../desk/call.ts';
import { AuditLog, Counter, type Desk, defineOperation, epochCounter, refuse } from '../../desk/index.ts';
import { counted } from '../../desk/words/index.ts';
import type { Engine } from '../../storage/engine.ts';
import { changeLock } from '../../storage/lock.ts';
import { acts } from '../acts.ts';
import { backUp } from '../backup/index.ts';
import { carryOut } from '../carry-out.ts';
import { defineJob, throwIfStopped } from '../job.ts';
import { oneAtATime } from '../one-at-a-time.ts';

export interface Cleared {
  /** How many rows each table had. */
  rows: Record<string, number>;
  /** The id of the backup that has all of them. */
  backup: string;
  backup_file: string;
}

/**
 * What stays: the rules of the house, the audit log, and the counters, so that no patient number and no ticket is ever
 * given out again; accounts and their sessions; who was anonymised, lest an import brings her back.
 */
const staying: ReadonlySet<string> = new Set(
  [Setting, Counter, AuditLog, User, Session, AnonymisedPatient].map(
    ({ meta }: EntitySchema) => meta.tableName,
  ),
);

/** The tables that are emptied, those that refer to others first. */
export const clearedTables: readonly string[] = entities
  .map(({ meta }: EntitySchema) => meta.tableName)
  .filter((table) => !staying.has(table))
  .reverse();

/** Empties the clinic, after a backup that was proved. Begins a new epoch: no open form is saved into it unseen. */
export const clearAll = defineJob({
  name: acts.clear.name,
  title: acts.clear.title,
  permission: acts.clear.permission,
  input: z.object({}),
  note: ({ rows, backup }: Cleared) =>
    `${counted(
      Object.values(rows).reduce((sum, count) => sum + count, 0),
      'row',
    )}; all of them are in ${backup}`,
  run: (clinic, _input, task) =>
    // Neither a restore nor a migration may come between the backup and the clearing.
    oneAtATime(clinic.engine.place, changeLock, task, async (): Promise<Cleared> => {
      for (let attempt = 1; ; attempt += 1) {
        const seen = await clinic.engine.changes();
        const { id, file } = await carryOut(clinic, backUp, { note: 'before clearing all data' }, task);
        throwIfStopped(task);
        task.progress({ phase: 'clearing', done: 0, total: clearedTables.length, unit: 'steps' });
        const rows = await empty(clinic, id, seen);
        if (rows !== null) return { rows, backup: id, backup_file: file };
        if (attempt === attempts) refuseBusy();
      }
    }),
});

/** So often a backup is made anew because somebody has changed something since. */
const attempts = 3;

function refuseBusy(): never {
  return refuse('busy', 'Other desks go on changing the data: what they do now would be in no backup.', {
    hint: 'Clear when nobody works. Nothing was removed.',
  });
}

/** Null when something has changed since the backup: that is not in it, and must not be lost. */
function empty(
  { desk, engine }: { desk: Desk; engine: Engine },
  backup: string,
  changes: number,
): Promise<Record<string, number> | null> {
  const operation = defineOperation({
    ...acts.clear,
    input: z.object({}),
    async run(work): Promise<Record<string, number> | null> {
      // Nobody else can write from here on.
      if ((await engine.changes()) !== changes) return null;
      const rows = await (await engine.maintenance()).empty(clearedTables);
      await work.next(epochCounter);
      const call = currentCall();
      // One entry with the counts: every removed row is in the backup that it names.
      await addEntry(work.em, call, {
        entity: 'database',
        entity_id: backup,
        patient_id: null,
        kind: 'delete',
        before: JSON.stringify(rows),
        after: null,
      });
      call.audits += 1;
      return rows;
    },
  });
  return desk.perform(operation, {});
}
