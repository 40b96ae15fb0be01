import type { Work } from '../../desk/index.ts';
import type { Appointment } from '../appointments/entity.ts';
import type { Patient } from '../patients/entity.ts';
import { localNow } from '../settings/index.ts';
import type { Specialization } from '../specializations/entity.ts';
import { QueueEntry } from './entity.ts';
import { estimateAt, promiseOf } from './estimate.ts';
import { floorOf } from './floor.ts';
import { compareStandings, type Urgency } from './order.ts';
import { openStatuses, QUEUE_STATUS } from './phase.ts';
import { minutesBetween } from './service-times.ts';
import { standing } from './standing.ts';
import { formatTicket, ticketCounter } from './ticket.ts';

export interface Admission {
  patient: Patient;
  specialization: Specialization;
  urgency: Urgency;
  appointment: Appointment | null;
  /** When the wait began: now, or earlier for someone who comes from another queue. */
  joined_at: string;
}

/** Gives the newcomer a ticket of the day and the promise that goes with the place in line. */
export async function issueTicket(work: Work, admission: Admission): Promise<QueueEntry> {
  const { patient, specialization, urgency, appointment, joined_at } = admission;
  const id = work.id();
  const ticket_date = (await localNow(work)).slice(0, 10);
  const { ticket, ticket_number } = await drawTicket(work, specialization.code, ticket_date);
  const { waiting, room } = await floorOf(work, specialization.id);
  const own = { id, urgency, joined_at, ticket_number, position: null };
  const ahead = waiting.filter((entry) => compareStandings(standing(entry), own) < 0).length;
  const promised = promiseOf(estimateAt(ahead, room), minutesBetween(joined_at, work.now));
  return work.em.create(QueueEntry, {
    id,
    ticket,
    ticket_date,
    ticket_number,
    patient,
    specialization,
    doctor: appointment?.specialization.id === specialization.id ? appointment.doctor : null,
    appointment,
    urgency,
    status: QUEUE_STATUS.waiting,
    joined_at,
    absences: 0,
    estimated_wait_time: promised.minutes,
    estimated_low: promised.low,
    estimated_high: promised.high,
    created_by: work.actor.name,
  });
}

/** The next ticket that was not given out today and that nobody bears who is left from an earlier day. */
async function drawTicket(work: Work, code: string, ticket_date: string) {
  for (;;) {
    const ticket_number = await work.next(ticketCounter(code, ticket_date));
    const ticket = formatTicket(code, ticket_number);
    const isOpen = { status: { $in: [...openStatuses] } };
    const taken = await work.em.count(QueueEntry, { ticket, $or: [{ ticket_date }, isOpen] });
    if (taken === 0) return { ticket, ticket_number };
  }
}
