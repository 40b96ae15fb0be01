import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { defineQuery, type View } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { callName } from '../doctors/index.ts';
import { QueueEntry } from '../queue/entity.ts';
import { readingContext } from './context.ts';
import { findPatient } from './find.ts';
import { type PatientRow, toRow } from './row.ts';

/** A visit ahead, in the clinic's wall time. */
export interface NextAppointment {
  id: string;
  start: string;
  status: string;
  appointment_type: string;
  doctor_name: string;
}

/** Where a patient waits or is being served now. */
export interface Waiting {
  id: string;
  ticket: string;
  status: number;
  specialization_code: string;
  specialization_name: string;
}

export interface PatientRecord extends PatientRow {
  next_appointment: NextAppointment | null;
  /** The date of the last visit that took place, in the queue or by appointment. */
  last_seen: string | null;
  waiting: Waiting[];
  appointments: number;
  queue_entries: number;
}

/** Everything the desk needs to see of one patient. Leaves an access row. */
export const showPatient = defineQuery({
  name: 'patients.show',
  title: 'Show a patient',
  permission: 'patients.find',
  input: z.strictObject({ id: text('Patient', 100).describe('Patient: id or number') }),
  cli: { positional: ['id'] },
  shows: (record: PatientRecord) => [record.id],
  async run(view, { id: ref }): Promise<PatientRecord> {
    const patient = await findPatient(view, ref);
    const { today } = await readingContext(view);
    return {
      ...toRow(patient, today),
      next_appointment: await nextAppointment(view, patient.id),
      last_seen: await lastSeen(view, patient.id),
      waiting: await waitingWhere(view, patient.id),
      appointments: await view.em.count(Appointment, { patient: patient.id }),
      queue_entries: await view.em.count(QueueEntry, { patient: patient.id }),
    };
  },
});

async function nextAppointment(view: View, patient: string): Promise<NextAppointment | null> {
  const next = await view.em.findOne(
    Appointment,
    { patient, status: { $in: ['Scheduled', 'Confirmed', 'In Progress'] }, ends_at: { $gte: view.now } },
    { orderBy: { starts_at: 'asc' }, populate: ['doctor'] },
  );
  return (
    next && {
      id: next.id,
      start: `${next.appointment_date}T${next.appointment_time}`,
      status: next.status,
      appointment_type: next.appointment_type,
      doctor_name: callName(next.doctor),
    }
  );
}

async function lastSeen(view: View, patient: string): Promise<string | null> {
  const visit = await view.em.findOne(
    Appointment,
    { patient, status: 'Completed', starts_at: { $lte: view.now } },
    { orderBy: { starts_at: 'desc' } },
  );
  const served = await view.em.findOne(
    QueueEntry,
    { patient, status: 2 },
    { orderBy: { joined_at: 'desc' } },
  );
  const dates = [visit?.appointment_date, served?.ticket_date].filter((date) => date !== undefined);
  return dates.sort().at(-1) ?? null;
}

async function waitingWhere(view: View, patient: string): Promise<Waiting[]> {
  const entries = await view.em.find(
    QueueEntry,
    { patient, status: { $in: [0, 1] } },
    { orderBy: { joined_at: 'asc' }, populate: ['specialization'] },
  );
  return entries.map(({ id, ticket, status, specialization }) => ({
    id,
    ticket,
    status,
    specialization_code: specialization.code,
    specialization_name: specialization.name,
  }));
}
