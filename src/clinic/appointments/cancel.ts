import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { defineOperation } from '../../desk/index.ts';
import { advanceWithAppointment } from '../queue/index.ts';
import { readSettings } from '../settings/index.ts';
import * as fields from './fields.ts';
import { editAppointment } from './find.ts';
import { refuseAct } from './refuse-act.ts';
import { toRow } from './row.ts';

/** Cancels a visit for a reason that stays on record; its time is free again. */
export const cancelAppointment = defineOperation({
  name: 'appointments.cancel',
  title: 'Cancel an appointment',
  permission: 'appointments.work',
  cli: { positional: ['id'] },
  input: z.strictObject({
    id: fields.idField,
    reason: text('Reason', 500).describe('Why it is cancelled'),
    version: fields.versionField,
  }),
  async run(work, input) {
    const { time_zone: zone } = await readSettings(work);
    const visit = await editAppointment(work, input.id, input.version);
    refuseAct('cancel', visit, work.now, zone);
    await advanceWithAppointment(work, visit.id, { remove: `appointment cancelled: ${input.reason}` });
    visit.status = 'Cancelled';
    visit.cancelled_at = work.now;
    visit.cancellation_reason = input.reason;
    await work.flush();
    return toRow(visit, zone);
  },
});
