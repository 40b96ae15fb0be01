import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { anonymise, impersonal } from '../../clinic/patients/index.ts';
import { addEntry } from '../../desk/audit/entry.ts';
import { currentCall } from '../../desk/call.ts';
import { type Desk, defineOperation, type Work } from '../../desk/index.ts';
import { counted, countText } from '../../desk/words/index.ts';
import { changeLock } from '../../storage/lock.ts';
import { backUp } from '../backup/index.ts';
import { carryOut } from '../carry-out.ts';
import { defineJob, type Task, throwIfStopped } from '../job.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { longGone } from './patients.ts';
import { dueSince } from './preview.ts';
import type { PurgedTable } from './purged-table.ts';
import { purgedTables } from './tables.ts';

/** Rows in one transaction: some tenths of a second in which other desks wait. */
const together = 200;
/** An anonymisation goes through all that belongs to a patient. */
const patientsTogether = 20;

export interface Purged {
  /** How many rows each table lost; patients are anonymised. */
  rows: Record<string, number>;
  /** The id of the backup that has all of them. */
  backup: string;
  backup_file: string;
}

/**
 * Takes away what is kept longer than the settings say, after a backup that was proved: in steps, each a transaction
 * with an entry of the audit log that names what went in it. Killed between two, what is gone is on record and the rest
 * is there. Nothing is purged by itself.
 */
export const purge = defineJob({
  name: 'data.purge',
  title: 'Purge what is kept too long',
  permission: 'data.purge',
  input: z.object({}),
  note: ({ rows, backup }: Purged) =>
    `${Object.entries(rows)
      .map(([table, count]) => `${table} ${countText(count)}`)
      .join(', ')}; all of them are in ${backup}`,
  run: (clinic, _input, task) =>
    oneAtATime(clinic.engine.place, changeLock, task, async (): Promise<Purged> => {
      const { id, file } = await carryOut(clinic, backUp, { note: 'before a purge' }, task);
      const rows: Record<string, number> = {};
      try {
        for (const [done, table] of purgedTables.entries()) {
          const tell = (count: number) =>
            task.progress({
              phase: `${table.table.replaceAll('_', ' ')}, ${counted(count, 'row')}`,
              done,
              total: purgedTables.length + 1,
              unit: 'steps',
            });
          rows[table.table] = await allOf(clinic.desk, purgeOf(table), task, tell);
        }
        rows.patients = await allOf(clinic.desk, purgePatients, task, (count) =>
          task.progress({ phase: 'patients', done: count, total: null, unit: 'rows' }),
        );
      } catch (error) {
        // Of what went before it was stopped nothing stays in the file either; why it was stopped matters more.
        await forget(clinic).catch(() => {});
        throw error;
      }
      await forget(clinic);
      return { rows, backup: id, backup_file: file };
    }),
});

async function forget({ engine }: OpenedClinic): Promise<void> {
  await (await engine.maintenance()).forget();
}

interface Step {
  readonly gone: number;
  /** Where the next step goes on; null: there is nothing left. */
  readonly next: string | null;
}

const from = z.object({ after: z.string() });

async function allOf(
  desk: Desk,
  step: ReturnType<typeof purgeOf>,
  task: Task,
  tell: (count: number) => void,
): Promise<number> {
  let count = 0;
  for (let after: string | null = ''; after !== null; ) {
    throwIfStopped(task);
    tell(count);
    const { gone, next }: Step = await desk.perform(step, { after });
    count += gone;
    after = next;
    // Other desks get their turn.
    await nextTurn();
  }
  return count;
}

const shape = { name: 'data.purge', permission: 'data.purge', undo: 'never', left: impersonal } as const;

/** One step of a table. What is due is asked anew in it: a row that was changed meanwhile may not be due any more. */
function purgeOf(table: PurgedTable) {
  return defineOperation({
    ...shape,
    title: purge.title,
    input: from,
    async run(work): Promise<Step> {
      const { before } = await dueSince(work, table.setting);
      const ids = before === null ? [] : await table.some(work.em, before, together);
      if (ids.length === 0) return { gone: 0, next: null };
      work.store.overwriteDeleted();
      await table.remove(work.em, ids);
      const log_entries = table.isInLog ? await work.redact({ table: table.table, ids }, impersonal) : 0;
      await note(work, table.table, { before, ids, log_entries });
      return { gone: ids.length, next: ids.length < together ? null : '' };
    },
  });
}

const purgePatients = defineOperation({
  ...shape,
  title: purge.title,
  input: from,
  async run(work, { after }): Promise<Step> {
    const { keep, before } = await dueSince(work, 'retention_patients');
    if (before === null) return { gone: 0, next: null };
    const { due, next } = await longGone(work, before, { after, limit: patientsTogether });
    for (const patient of due) await anonymise(work, patient, `retention: kept for ${keep}`);
    return { gone: due.length, next };
  },
});

/** An entry without what stood in the rows: how many, which, and since when they were due. */
async function note(
  work: Work,
  entity: string,
  { before, ids, log_entries }: { before: string | null; ids: readonly string[]; log_entries: number },
): Promise<void> {
  const call = currentCall();
  const about = { rows: ids.length, due_before: before, log_entries, ids };
  await addEntry(work.em, call, {
    entity,
    entity_id: null,
    patient_id: null,
    kind: 'delete',
    before: JSON.stringify(about),
    after: null,
  });
  call.audits += 1;
}
