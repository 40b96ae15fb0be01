import {
  Appointment,
  type AppointmentStatus,
  type AppointmentType,
  addMinutes,
  bookAppointment,
  longestVisit,
} from '../../../clinic/appointments/index.ts';
import { refuse } from '../../../desk/index.ts';
import type { BulkRow } from '../../../storage/bulk.ts';
import type { Moment } from '../dates/moment.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import {
  findDoctorRow,
  findPatientRow,
  findSpecializationNamed,
  type PatientReference,
} from '../landing/references.ts';
import { conflict, differences } from './difference.ts';

export interface ReadVisit {
  patient: PatientReference;
  doctor: string;
  specialization: string | undefined;
  start: Moment;
  duration: number;
  appointment_type: AppointmentType;
  status: AppointmentStatus;
  reason: string;
  notes: string | null;
  cancellation_reason: string | null;
  external_ref: string | null;
}

/** Why an imported visit stands where another one is. */
const overbookedBy = 'imported';

/**
 * Brings a visit in. One that is still to come is booked as at the desk, by its rules; what is past is history, and
 * is kept as it was, overlapping or not.
 */
export async function landVisit(landing: Landing, visit: ReadVisit): Promise<Landed> {
  const patient = await findPatientRow(landing, visit.patient);
  const doctor = await findDoctorRow(landing, visit.doctor);
  const row = {
    patient_id: String(patient.id),
    doctor_id: String(doctor.id),
    starts_at: visit.start.instant,
    ends_at: addMinutes(visit.start.instant, visit.duration),
    appointment_date: visit.start.local.slice(0, 10),
    appointment_time: visit.start.local.slice(11),
    duration: visit.duration,
    appointment_type: visit.appointment_type,
    reason: visit.reason,
    notes: visit.notes,
    status: visit.status,
    external_ref: visit.external_ref,
  };
  const known = await findKnown(landing, row);
  if (known !== undefined) return takeOver(landing, known, { ...row, ...cancelled(visit, known) });
  const isAhead = visit.start.instant >= landing.rules.now && visit.status !== 'Cancelled';
  if (isAhead) return book(landing, visit, row);
  await landing.insert('appointments', {
    ...row,
    ...cancelled(visit),
    id: landing.work.id(),
    specialization_id: await specializationId(landing, visit, row.doctor_id),
    overbooked: (await isTaken(landing, row)) ? overbookedBy : null,
    created_by: landing.work.actor.name,
  });
  return 'inserted';
}

async function book(
  landing: Landing,
  visit: ReadVisit,
  row: { patient_id: string; doctor_id: string },
): Promise<'inserted'> {
  const { work } = landing;
  await landing.attempt(async () => {
    const { id } = await work.run(bookAppointment, {
      patient: row.patient_id,
      doctor: row.doctor_id,
      start: visit.start.local,
      duration: String(visit.duration),
      type: visit.appointment_type,
      reason: visit.reason,
      notes: visit.notes,
      specialization: visit.specialization,
    });
    const booked = await work.em.findOneOrFail(Appointment, { id });
    booked.external_ref = visit.external_ref;
    booked.status = visit.status;
    await work.flush();
  });
  work.em.clear();
  return 'inserted';
}

async function takeOver(landing: Landing, known: BulkRow, row: BulkRow): Promise<Landed> {
  const changes = differences(row, known);
  const names = Object.keys(changes);
  if (names.length === 0) return 'unchanged';
  const when = `${row.appointment_date} ${row.appointment_time}`;
  if (landing.onConflict !== 'update') throw conflict(`The visit of ${when}`, names, landing.onConflict);
  await landing.update('appointments', known, changes);
  return 'updated';
}

async function findKnown(
  { bulk }: Landing,
  { external_ref, doctor_id, patient_id, starts_at }: BulkRow,
): Promise<BulkRow | undefined> {
  const same = { doctor_id: doctor_id ?? null, patient_id: patient_id ?? null, starts_at: starts_at ?? null };
  // Of the patient's own visits: there is no index on the reference alone.
  const own = await bulk.find('appointments', { patient_id: same.patient_id });
  if (external_ref) return own.find((row) => row.external_ref === external_ref);
  return own.find((row) => row.doctor_id === same.doctor_id && row.starts_at === same.starts_at);
}

/** When and why it was cancelled, which the file need not say and the database asks for. */
function cancelled(visit: ReadVisit, known?: BulkRow): BulkRow {
  if (visit.status !== 'Cancelled') return {};
  return {
    cancelled_at: known?.cancelled_at ?? visit.start.instant,
    cancellation_reason: visit.cancellation_reason ?? known?.cancellation_reason ?? overbookedBy,
  };
}

/** The one that is named, else the doctor's first. */
async function specializationId(landing: Landing, visit: ReadVisit, doctor_id: string): Promise<string> {
  if (visit.specialization) return String((await findSpecializationNamed(landing, visit.specialization)).id);
  const first = await landing.known.row(`first specialization of ${doctor_id}`, async () => {
    const links = await landing.bulk.find('doctor_specializations', { doctor_id });
    return links.sort((one, other) => (String(one.assigned_date) < String(other.assigned_date) ? -1 : 1))[0];
  });
  if (first !== undefined) return String(first.specialization_id);
  const sentence = `The doctor ${visit.doctor} has no specialization, and the row names none.`;
  return refuse('invalid', sentence, { fields: { specialization: sentence } });
}

/** Whether the doctor had another visit at that time that took place. */
async function isTaken(
  { bulk }: Landing,
  row: { doctor_id: string; starts_at: string; ends_at: string; status: AppointmentStatus },
): Promise<boolean> {
  if (row.status === 'Cancelled' || row.status === 'No-Show') return false;
  const around = { above: addMinutes(row.starts_at, -longestVisit), below: row.ends_at };
  const near = await bulk.find('appointments', { doctor_id: row.doctor_id, starts_at: around });
  return near.some(
    ({ ends_at, status }) =>
      String(ends_at) > row.starts_at && status !== 'Cancelled' && status !== 'No-Show',
  );
}
