import { callName } from '../doctors/index.ts';
import type { QueueEntry } from './entity.ts';
import type { Estimate } from './estimate.ts';
import type { Namesake } from './namesakes.ts';
import type { Urgency } from './order.ts';
import { type Phase, phaseOf } from './phase.ts';
import { minutesBetween } from './service-times.ts';

/** A queue entry as the screens, the commands and scripts see it. Minutes are whole; instants are UTC. */
export interface QueueRow {
  id: string;
  ticket: string;
  ticket_date: string;
  status: number;
  phase: Phase;
  urgency: Urgency;
  patient: string;
  patient_number: string;
  patient_name: string;
  first_name: string;
  last_name: string;
  birth_date: string;
  phone: string | null;
  specialization: string;
  specialization_code: string;
  specialization_name: string;
  doctor: string | null;
  doctor_name: string | null;
  appointment: string | null;
  joined_at: string;
  called_at: string | null;
  started_at: string | null;
  served_at: string | null;
  removed_at: string | null;
  removal_reason: string | null;
  move_reason: string | null;
  absences: number;
  position: number | null;
  /** From joining to the call, or until now. */
  waited_minutes: number;
  /** Since the service began, or its length; null before it. */
  service_minutes: number | null;
  estimated_wait_time: number | null;
  estimated_low: number | null;
  estimated_high: number | null;
  version: number;
}

/** An entry at the moments when somebody may be taken for her: at joining and at calling. */
export interface NamedRow extends QueueRow {
  /** Who else in the house might answer to her name. */
  namesakes: Namesake[];
}

/** An entry of the live queue: the place in line (1 is next) and the present estimate, while she waits. */
export interface LiveRow extends NamedRow {
  place: number | null;
  estimate: Estimate | null;
  /** The same as it is read out: `20–30 m`, `now`, `next`, `unknown`; empty once she is called. */
  estimate_text: string;
}

/** `entry` with patient, specialization and doctor loaded. */
export function toRow(entry: QueueEntry, now: string): QueueRow {
  const { patient, specialization, doctor } = entry;
  const waitedUntil = entry.called_at ?? entry.removed_at ?? now;
  return {
    id: entry.id,
    ticket: entry.ticket,
    ticket_date: entry.ticket_date,
    status: entry.status,
    phase: phaseOf(entry),
    urgency: entry.urgency,
    patient: patient.id,
    patient_number: patient.number,
    patient_name: patient.full_name,
    first_name: patient.first_name,
    last_name: patient.last_name,
    birth_date: patient.birth_date,
    phone: patient.phone ?? null,
    specialization: specialization.id,
    specialization_code: specialization.code,
    specialization_name: specialization.name,
    doctor: doctor?.id ?? null,
    doctor_name: doctor ? callName(doctor) : null,
    appointment: entry.appointment?.id ?? null,
    joined_at: entry.joined_at,
    called_at: entry.called_at ?? null,
    started_at: entry.started_at ?? null,
    served_at: entry.served_at ?? null,
    removed_at: entry.removed_at ?? null,
    removal_reason: entry.removal_reason ?? null,
    move_reason: entry.move_reason ?? null,
    absences: entry.absences,
    position: entry.position ?? null,
    waited_minutes: Math.floor(minutesBetween(entry.joined_at, waitedUntil)),
    service_minutes: entry.started_at
      ? Math.floor(minutesBetween(entry.started_at, entry.served_at ?? entry.removed_at ?? now))
      : null,
    estimated_wait_time: entry.estimated_wait_time ?? null,
    estimated_low: entry.estimated_low ?? null,
    estimated_high: entry.estimated_high ?? null,
    version: entry.version,
  };
}
