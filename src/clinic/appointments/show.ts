import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { readSettings } from '../settings/index.ts';
import { idField } from './fields.ts';
import { findAppointment } from './find.ts';
import { type AppointmentRow, toRow } from './row.ts';

/** One visit. */
export const showAppointment = defineQuery({
  name: 'appointments.show',
  title: 'Show an appointment',
  permission: 'appointments.work',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: idField }),
  shows: (visit: AppointmentRow) => [visit.patient],
  async run(view, input): Promise<AppointmentRow> {
    const { time_zone: zone } = await readSettings(view);
    return toRow(await findAppointment(view, input.id), zone);
  },
});
