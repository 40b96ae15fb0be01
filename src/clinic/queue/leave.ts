import { z } from 'zod';
import { defineOperation } from '../../desk/index.ts';
import { takeBackArrival } from '../visit/index.ts';
import type { QueueEntry } from './entity.ts';
import { entryField, reasonField } from './fields.ts';
import { entryFor, type LoadedEntry } from './find-entry.ts';
import { floorOf } from './floor.ts';
import { placeAbsent } from './order.ts';
import { afterAbsence, QUEUE_STATUS } from './phase.ts';
import { type QueueRow, toRow } from './row.ts';
import { place, standing } from './standing.ts';

/** Called and not there: behind the next two; the third time removed as "left". */
export const queueAbsent = defineOperation({
  name: 'queue.absent',
  title: 'Mark as called but absent',
  input: z.strictObject({ id: entryField }),
  permission: 'queue.work',
  cli: { positional: ['id'] },
  async run(work, input): Promise<QueueRow> {
    const entry = await entryFor(work, 'absent', input.id);
    const { waiting } = await floorOf(work, entry.specialization.id);
    const outcome = afterAbsence(entry.absences);
    entry.absences += 1;
    if (outcome === 'left') takeOut(entry, 'left', work.now);
    else {
      entry.status = QUEUE_STATUS.waiting;
      entry.called_at = null;
      // Whoever was free then may not be when she is called again; a doctor she has booked stays hers.
      if (!entry.appointment) entry.doctor = null;
      place([entry, ...waiting], placeAbsent(waiting.map(standing), standing(entry)));
    }
    await work.flush();
    return toRow(entry, work.now);
  },
});

/** Takes a patient out of the queue, for a reason that stays on record. */
export const queueRemove = defineOperation({
  name: 'queue.remove',
  title: 'Remove from the queue',
  input: z.strictObject({ id: entryField, reason: reasonField('Reason: why the patient is removed') }),
  permission: 'queue.work',
  cli: { positional: ['id'] },
  async run(work, input): Promise<QueueRow> {
    const entry = await entryFor(work, 'remove', input.id);
    takeOut(entry, input.reason, work.now);
    await work.flush();
    return toRow(entry, work.now);
  },
});

/** Removes an entry; an appointment it came from is open again. */
export function takeOut(entry: LoadedEntry | QueueEntry, reason: string, now: string): void {
  entry.status = QUEUE_STATUS.removed;
  entry.removed_at = now;
  entry.removal_reason = reason;
  if (entry.appointment) takeBackArrival(entry.appointment);
}
