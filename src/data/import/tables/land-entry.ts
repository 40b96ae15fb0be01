import type { Urgency } from '../../../clinic/queue/index.ts';
import { formatTicket, QUEUE_STATUS, queueJoin, ticketCounter } from '../../../clinic/queue/index.ts';
import type { BulkRow } from '../../../storage/bulk.ts';
import { raiseCounter } from '../landing/counters.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import {
  findDoctorRow,
  findPatientRow,
  findSpecializationNamed,
  type PatientReference,
} from '../landing/references.ts';
import { conflict, differences } from './difference.ts';

export interface ReadEntry {
  patient: PatientReference;
  specialization: string;
  doctor: string | undefined;
  ticket: string | null;
  ticket_date: string;
  urgency: Urgency;
  status: 'waiting' | 'served' | 'removed';
  removal_reason: string | null;
  /** Joined, called, started, served and removed at. */
  times: Record<string, string | null>;
}

/** Brings an entry in: history as it was, one that waits through the rules of joining. */
export async function landEntry(landing: Landing, entry: ReadEntry): Promise<Landed> {
  const patient = await findPatientRow(landing, entry.patient);
  const specialization = await findSpecializationNamed(landing, entry.specialization);
  const doctor = entry.doctor ? await findDoctorRow(landing, entry.doctor) : undefined;
  const row = {
    patient_id: String(patient.id),
    specialization_id: String(specialization.id),
    doctor_id: doctor === undefined ? null : String(doctor.id),
    urgency: entry.urgency,
    status: QUEUE_STATUS[entry.status],
    removal_reason: entry.status === 'removed' ? (entry.removal_reason ?? 'imported') : null,
    ...entry.times,
  };
  const known = await findKnown(landing, entry, row);
  if (known !== undefined) return takeOver(landing, known, entry, row);
  if (entry.status === 'waiting') {
    const { work } = landing;
    const asked = { patient: row.patient_id, specialization: row.specialization_id, urgency: entry.urgency };
    await landing.attempt(() => work.run(queueJoin, asked));
    work.em.clear();
    return 'inserted';
  }
  const { ticket, ticket_number } = await ticketOf(landing, entry, String(specialization.code));
  await landing.insert('queue_entries', {
    ...row,
    id: landing.work.id(),
    ticket,
    ticket_date: entry.ticket_date,
    ticket_number,
    absences: 0,
    created_by: landing.work.actor.name,
  });
  return 'inserted';
}

async function takeOver(landing: Landing, known: BulkRow, entry: ReadEntry, row: BulkRow): Promise<Landed> {
  const names = entry.status === 'waiting' ? [] : Object.keys(differences(row, known));
  if (names.length === 0) return 'unchanged';
  if (landing.onConflict !== 'update')
    throw conflict(`The ticket ${known.ticket} of ${known.ticket_date}`, names, landing.onConflict);
  await landing.update('queue_entries', known, differences(row, known));
  return 'updated';
}

/** By ticket and day, or by who joined what and when; one who waits is known by that she waits. */
async function findKnown({ bulk }: Landing, entry: ReadEntry, row: BulkRow): Promise<BulkRow | undefined> {
  const { ticket, ticket_date } = entry;
  if (ticket !== null) return (await bulk.find('queue_entries', { ticket_date, ticket }, 1))[0];
  const own = await bulk.find('queue_entries', { patient_id: row.patient_id ?? null });
  return own.find(
    (other) =>
      other.specialization_id === row.specialization_id &&
      (entry.status === 'waiting' ? Number(other.status) < 2 : other.joined_at === row.joined_at),
  );
}

/** The ticket that is on record, or one of that day that nobody had. */
async function ticketOf({ work, bulk }: Landing, { ticket, ticket_date }: ReadEntry, code: string) {
  if (ticket !== null) {
    const ticket_number = Number(/(\d{1,9})$/.exec(ticket)?.[1] ?? 1) || 1;
    const letters = ticket.replace(/-?\d*$/, '');
    await raiseCounter(bulk, ticketCounter(letters, ticket_date), ticket_number);
    return { ticket, ticket_number };
  }
  const ticket_number = await work.next(ticketCounter(code, ticket_date));
  return { ticket: formatTicket(code, ticket_number), ticket_number };
}
