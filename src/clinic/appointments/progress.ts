import { z } from 'zod';
import { defineOperation, type Work } from '../../desk/index.ts';
import { advanceWithAppointment } from '../queue/index.ts';
import { readSettings } from '../settings/index.ts';
import { completeVisit, startVisit } from '../visit/index.ts';
import type { Appointment } from './entity.ts';
import * as fields from './fields.ts';
import { editAppointment } from './find.ts';
import { refuseAct } from './refuse-act.ts';
import { type AppointmentRow, toRow } from './row.ts';
import type { AppointmentAct } from './status.ts';

interface Step {
  act: AppointmentAct;
  title: string;
  take(work: Work, visit: Appointment): Promise<void>;
}

/** The operation that takes a visit one step on. Throws `invalid` where the state forbids it, `stale`, `not_found`. */
function progress({ act, title, take }: Step) {
  return defineOperation({
    name: `appointments.${act}`,
    title,
    permission: 'appointments.work',
    cli: { positional: ['id'] },
    input: z.strictObject({ id: fields.idField, version: fields.versionField }),
    async run(work, input): Promise<AppointmentRow> {
      const { time_zone: zone } = await readSettings(work);
      const visit = await editAppointment(work, input.id, input.version);
      refuseAct(act, visit, work.now, zone);
      await take(work, visit);
      await work.flush();
      return toRow(visit, zone);
    },
  });
}

export const confirmAppointment = progress({
  act: 'confirm',
  title: 'Confirm an appointment',
  async take(work, visit) {
    visit.status = 'Confirmed';
    visit.confirmed_at = work.now;
  },
});

export const startAppointment = progress({
  act: 'start',
  title: 'Start a visit',
  async take(work, visit) {
    startVisit(visit, work.now);
    await advanceWithAppointment(work, visit.id, 'start');
  },
});

export const completeAppointment = progress({
  act: 'complete',
  title: 'Complete a visit',
  async take(work, visit) {
    completeVisit(visit, work.now);
    await advanceWithAppointment(work, visit.id, 'finish');
  },
});

export const markNoShow = progress({
  act: 'no-show',
  title: 'Mark as a no-show',
  async take(_work, visit) {
    visit.status = 'No-Show';
  },
});
