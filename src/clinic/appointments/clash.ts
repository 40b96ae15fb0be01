import { refuse, type View } from '../../desk/index.ts';
import { callName } from '../doctors/index.ts';
import { loadLiveVisits } from './busy.ts';
import type { Appointment } from './entity.ts';
import type { Interval } from './interval.ts';
import { toLocal } from './wall-time.ts';

/** A visit that is about to take a time. */
export interface Claim extends Interval {
  /** Its own id, so that a visit is not in its own way. */
  id: string;
  doctor: { id: string };
  patient: { id: string };
  overbooked: string | null;
}

/**
 * Refuses with `overlap` and the name of the visit in the way. The database holds the same rule and has the last
 * word; this look before gives the sentence. Overbooking lifts the doctor's rule, never the patient's.
 */
export async function refuseClash(view: View, claim: Claim, zone: string): Promise<void> {
  const ofPatient = await loadLiveVisits(view, { patient: claim.patient.id }, claim);
  const patients = ofPatient.find((visit) => visit.id !== claim.id);
  if (patients) {
    refuse(
      'overlap',
      `${patients.patient.full_name} already has a visit at that time: ${when(patients, zone)}.`,
      {
        hint: 'Choose another time: a patient cannot be in two places.',
        fields: { start: 'The patient has another visit then.' },
        details: inTheWay('patient', patients),
      },
    );
  }
  if (claim.overbooked !== null) return;
  const ofDoctor = await loadLiveVisits(view, { doctors: [claim.doctor.id] }, claim);
  const doctors = ofDoctor.find((visit) => visit.id !== claim.id && (visit.overbooked ?? null) === null);
  if (doctors) {
    refuse(
      'overlap',
      `${callName(doctors.doctor)} has ${doctors.patient.full_name} ${when(doctors, zone)}.`,
      {
        hint: 'Choose another time, or overbook on purpose with a reason.',
        fields: { start: 'The doctor has another visit then.' },
        details: inTheWay('doctor', doctors),
      },
    );
  }
}

function when(visit: Appointment, zone: string): string {
  const end = toLocal(visit.ends_at, zone).slice(11);
  return `from ${visit.appointment_time} to ${end} on ${visit.appointment_date}`;
}

function inTheWay(of: 'doctor' | 'patient', visit: Appointment): Record<string, unknown> {
  return { of, appointment: visit.id, starts_at: visit.starts_at, ends_at: visit.ends_at };
}
