import { callName } from '../doctors/index.ts';
import type { Appointment } from './entity.ts';
import type { AppointmentType } from './fields.ts';
import type { AppointmentStatus } from './status.ts';
import { toLocal } from './wall-time.ts';

/** A visit as the screens, the commands and scripts see it. `start` and `end` are the clinic's wall time. */
export interface AppointmentRow {
  id: string;
  status: AppointmentStatus;
  start: string;
  end: string;
  duration: number;
  patient: string;
  patient_number: string;
  patient_name: string;
  first_name: string;
  last_name: string;
  birth_date: string;
  phone: string | null;
  doctor: string;
  doctor_name: string;
  specialization: string;
  specialization_name: string;
  appointment_type: AppointmentType;
  reason: string;
  notes: string | null;
  overbooked: string | null;
  appointment_date: string;
  appointment_time: string;
  /** The same as UTC instants, half-open. */
  starts_at: string;
  ends_at: string;
  confirmed_at: string | null;
  arrived_at: string | null;
  started_at: string | null;
  completed_at: string | null;
  cancelled_at: string | null;
  cancellation_reason: string | null;
  created_at: string;
  created_by: string | null;
  version: number;
}

/** What `toRow` needs to have been loaded with a visit. */
export const rowParts = ['patient', 'doctor', 'specialization'] as const;

/** `visit` with `rowParts` loaded, in the clinic's zone. */
export function toRow(visit: Appointment, zone: string): AppointmentRow {
  const { patient, doctor, specialization } = visit;
  return {
    id: visit.id,
    status: visit.status,
    start: `${visit.appointment_date}T${visit.appointment_time}`,
    end: toLocal(visit.ends_at, zone),
    duration: visit.duration,
    patient: patient.id,
    patient_number: patient.number,
    patient_name: patient.full_name,
    first_name: patient.first_name,
    last_name: patient.last_name,
    birth_date: patient.birth_date,
    phone: patient.phone ?? null,
    doctor: doctor.id,
    doctor_name: callName(doctor),
    specialization: specialization.id,
    specialization_name: specialization.name,
    appointment_type: visit.appointment_type,
    reason: visit.reason,
    notes: visit.notes ?? null,
    overbooked: visit.overbooked ?? null,
    appointment_date: visit.appointment_date,
    appointment_time: visit.appointment_time,
    starts_at: visit.starts_at,
    ends_at: visit.ends_at,
    confirmed_at: visit.confirmed_at ?? null,
    arrived_at: visit.arrived_at ?? null,
    started_at: visit.started_at ?? null,
    completed_at: visit.completed_at ?? null,
    cancelled_at: visit.cancelled_at ?? null,
    cancellation_reason: visit.cancellation_reason ?? null,
    created_at: visit.created_at,
    created_by: visit.created_by ?? null,
    version: visit.version,
  };
}
