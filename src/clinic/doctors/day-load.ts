import { z } from 'zod';
import { date, optional } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { QueueEntry } from '../queue/entity.ts';
import { localNow } from '../settings/index.ts';
import { workingHours } from './duty.ts';
import { idField } from './fields.ts';
import { findDoctor } from './find.ts';
import { loadSchedule } from './load-schedule.ts';
import { callName } from './names.ts';
import type { Stretch } from './schedule.ts';

/** What a day holds for a doctor. Minutes are whole; `share` is booked of worked time, null on a free day. */
export interface DayLoad {
  doctor: string;
  name: string;
  date: string;
  hours: readonly Stretch[];
  worked_minutes: number;
  booked_minutes: number;
  share: number | null;
  booked: number;
  arrived: number;
  completed: number;
  cancelled: number;
  no_show: number;
  /** Patients seen today, those from the queue without a visit among them. */
  served: number;
  visits: {
    id: string;
    start_time: string;
    duration: number;
    status: string;
    patient: string;
    patient_name: string;
    appointment_type: string;
    arrived_at: string | null;
    overbooked: string | null;
  }[];
}

export const doctorLoad = defineQuery({
  name: 'doctors.load',
  title: "Show a doctor's load of a day",
  input: z.object({
    id: idField,
    date: optional(date('Date')).describe('The day, YYYY-MM-DD; today when left out'),
  }),
  permission: 'appointments.work',
  cli: { positional: ['id'] },
  async run(view, input): Promise<DayLoad> {
    const doctor = await findDoctor(view, input.id);
    const day = input.date ?? (await localNow(view)).slice(0, 10);
    const visits = await view.em.find(
      Appointment,
      { doctor: doctor.id, appointment_date: day },
      { populate: ['patient'], orderBy: { starts_at: 'asc' } },
    );
    const served = await view.em.find(QueueEntry, { doctor: doctor.id, ticket_date: day, status: 2 });
    const hours = workingHours(await loadSchedule(view, doctor), day);
    const worked = hours.reduce((sum, { start, end }) => sum + minutesOf(end) - minutesOf(start), 0);
    const standing = visits.filter(({ status }) => status !== 'Cancelled' && status !== 'No-Show');
    const booked = standing.reduce((sum, { duration }) => sum + duration, 0);
    const count = (status: string) => visits.filter((visit) => visit.status === status).length;
    return {
      doctor: doctor.id,
      name: callName(doctor),
      date: day,
      hours,
      worked_minutes: worked,
      booked_minutes: booked,
      share: worked === 0 ? null : Math.round((booked / worked) * 100) / 100,
      booked: standing.length,
      arrived: standing.filter(({ arrived_at }) => Boolean(arrived_at)).length,
      completed: count('Completed'),
      cancelled: count('Cancelled'),
      no_show: count('No-Show'),
      served: served.length,
      visits: visits.map((visit) => ({
        id: visit.id,
        start_time: visit.appointment_time,
        duration: visit.duration,
        status: visit.status,
        patient: visit.patient.id,
        patient_name: visit.patient.full_name,
        appointment_type: visit.appointment_type,
        arrived_at: visit.arrived_at ?? null,
        overbooked: visit.overbooked ?? null,
      })),
    };
  },
});

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
