import { z } from 'zod';
import { defineOperation } from '../../desk/index.ts';
import { findDoctor } from '../doctors/index.ts';
import { completeVisit, startVisit } from '../visit/index.ts';
import { doctorField, entryField } from './fields.ts';
import { entryFor } from './find-entry.ts';
import { QUEUE_STATUS } from './phase.ts';
import { type QueueRow, toRow } from './row.ts';

/** The called patient is in the room. An appointment she came for is in progress from now. */
export const queueStart = defineOperation({
  name: 'queue.start',
  title: 'Start the service',
  input: z.strictObject({ id: entryField, doctor: doctorField }),
  permission: 'queue.work',
  cli: { positional: ['id'] },
  async run(work, input): Promise<QueueRow> {
    const entry = await entryFor(work, 'start', input.id);
    if (input.doctor) entry.doctor = await findDoctor(work, input.doctor);
    entry.started_at = work.now;
    if (entry.appointment) startVisit(entry.appointment, work.now);
    await work.flush();
    return toRow(entry, work.now);
  },
});

/** The patient has been served. An appointment she came for is completed. */
export const queueFinish = defineOperation({
  name: 'queue.finish',
  title: 'Finish the service',
  input: z.strictObject({ id: entryField }),
  permission: 'queue.work',
  cli: { positional: ['id'] },
  async run(work, input): Promise<QueueRow> {
    const entry = await entryFor(work, 'finish', input.id);
    entry.status = QUEUE_STATUS.served;
    entry.served_at = work.now;
    if (entry.appointment) completeVisit(entry.appointment, work.now);
    await work.flush();
    return toRow(entry, work.now);
  },
});
