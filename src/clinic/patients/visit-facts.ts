import type { View } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { callName } from '../doctors/index.ts';
import { QueueEntry } from '../queue/entity.ts';

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

/** What the visits of a patient say about her: what comes, what was, and where she is now. */
export interface VisitFacts {
  next_appointment: NextAppointment | null;
  /** The date of the last visit that took place, in the queue or by appointment. */
  last_seen: string | null;
  waiting: Waiting[];
  appointments: number;
  queue_entries: number;
}

export async function visitFacts(view: View, patient: string): Promise<VisitFacts> {
  return {
    next_appointment: await nextAppointment(view, patient),
    last_seen: await lastSeen(view, patient),
    waiting: await waitingWhere(view, patient),
    appointments: await view.em.count(Appointment, { patient }),
    queue_entries: await view.em.count(QueueEntry, { patient }),
  };
}

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
