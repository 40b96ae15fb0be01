import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { readSettings } from '../settings/index.ts';
import { Appointment } from './entity.ts';
import { limitField } from './fields.ts';
import { type AppointmentRow, rowParts, toRow } from './row.ts';
import { addMinutes, localDate } from './wall-time.ts';

// One who is up to an hour late may still come through the door.
const lateMinutes = 60;

/** Who is expected today and has not come yet: from an hour ago on, earliest first. */
export const nextAppointments = defineQuery({
  name: 'appointments.next',
  title: 'Show who is expected next',
  permission: 'appointments.work',
  cli: { columns: ['start', 'status', 'patient_name', 'doctor_name', 'id'] },
  input: z.strictObject({ limit: limitField }),
  async run(view, input): Promise<AppointmentRow[]> {
    const { time_zone: zone } = await readSettings(view);
    const visits = await view.em.find(
      Appointment,
      {
        appointment_date: localDate(view.now, zone),
        starts_at: { $gte: addMinutes(view.now, -lateMinutes) },
        status: { $in: ['Scheduled', 'Confirmed'] },
        arrived_at: null,
      },
      { populate: rowParts, orderBy: { starts_at: 'asc', id: 'asc' }, limit: input.limit ?? 20 },
    );
    return visits.map((visit) => toRow(visit, zone));
  },
});
