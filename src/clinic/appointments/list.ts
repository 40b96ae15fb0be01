import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import { date, optional } from '../../desk/fields/index.ts';
import { defineQuery, refuse, type View } from '../../desk/index.ts';
import { findDoctor } from '../doctors/index.ts';
import { findPatient } from '../patients/index.ts';
import { readSettings } from '../settings/index.ts';
import { Appointment } from './entity.ts';
import * as fields from './fields.ts';
import { type AppointmentRow, rowParts, toRow } from './row.ts';
import { localDate } from './wall-time.ts';

const input = z.strictObject({
  date: optional(date('Date')).describe('One day, YYYY-MM-DD; today when nothing is said'),
  from: optional(date('From')).describe('First day, YYYY-MM-DD'),
  to: optional(date('To')).describe('Last day, YYYY-MM-DD'),
  doctor: optional(fields.doctorField).describe('Only of this doctor: id or licence number'),
  patient: optional(fields.patientField).describe(
    'Only of this patient: id or number; on any day unless said',
  ),
  status: optional(fields.statusField).describe('Only with this status'),
  limit: fields.limitField,
});

/** Visits of a day or of some days: those that stand in the order of time, then cancelled ones and no-shows. */
export const listAppointments = defineQuery({
  name: 'appointments.list',
  title: 'List appointments',
  permission: 'appointments.work',
  cli: { columns: ['start', 'duration', 'status', 'patient_name', 'doctor_name', 'appointment_type', 'id'] },
  input,
  async run(view, asked): Promise<AppointmentRow[]> {
    const { time_zone: zone } = await readSettings(view);
    const where = await filterOf(view, asked, localDate(view.now, zone));
    const limit = asked.limit ?? 1000;
    const find = (filter: FilterQuery<Appointment>, most: number) =>
      view.em.find(
        Appointment,
        { $and: [where, filter] },
        { populate: rowParts, orderBy: { starts_at: 'asc', id: 'asc' }, limit: most },
      );
    const standing = await find({ status: { $nin: ['Cancelled', 'No-Show'] } }, limit);
    const room = limit - standing.length;
    const rest = room > 0 ? await find({ status: { $in: ['Cancelled', 'No-Show'] } }, room) : [];
    return [...standing, ...rest].map((visit) => toRow(visit, zone));
  },
});

async function filterOf(
  view: View,
  asked: z.output<typeof input>,
  today: string,
): Promise<FilterQuery<Appointment>> {
  const { date: day, from, to, status } = asked;
  if (from && to && to < from) {
    const message = `The last day, ${to}, lies before the first, ${from}.`;
    refuse('invalid', message, { fields: { to: message } });
  }
  const filter: FilterQuery<Appointment>[] = [];
  if (asked.doctor) filter.push({ doctor: (await findDoctor(view, asked.doctor)).id });
  if (asked.patient) filter.push({ patient: (await findPatient(view, asked.patient)).id });
  if (status) filter.push({ status });
  const anyDay = Boolean(from ?? to ?? asked.patient);
  if (day || !anyDay) filter.push({ appointment_date: day ?? today });
  if (from) filter.push({ appointment_date: { $gte: from } });
  if (to) filter.push({ appointment_date: { $lte: to } });
  return { $and: filter };
}
