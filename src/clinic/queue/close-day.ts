import { z } from 'zod';
import { defineOperation } from '../../desk/index.ts';
import { localNow } from '../settings/index.ts';
import { QueueEntry } from './entity.ts';
import { ENTRY_PARTS } from './find-entry.ts';
import { takeOut } from './leave.ts';
import { isLeftOver } from './left-over.ts';
import { openStatuses } from './phase.ts';
import { type QueueRow, toRow } from './row.ts';

/**
 * Removes as "left" everyone whose ticket is of an earlier day and who still waits, is called or in service; answers
 * them, the longest there first. Never by itself at midnight: some clinics serve past it.
 */
export const queueCloseDay = defineOperation({
  name: 'queue.close-day',
  title: 'Take those left from earlier days off the queue',
  input: z.strictObject({}),
  permission: 'queue.work',
  cli: { columns: ['ticket_date', 'ticket', 'patient_name', 'specialization_name', 'phase'] },
  async run(work): Promise<QueueRow[]> {
    const today = (await localNow(work)).slice(0, 10);
    const earlier = await work.em.find(
      QueueEntry,
      { ticket_date: { $lt: today }, status: { $in: [...openStatuses] } },
      { populate: [...ENTRY_PARTS], orderBy: { joined_at: 'asc', id: 'asc' } },
    );
    const left = earlier.filter((entry) => isLeftOver(entry, today));
    for (const entry of left) takeOut(entry, 'left', work.now);
    await work.flush();
    return left.map((entry) => toRow(entry, work.now));
  },
});
