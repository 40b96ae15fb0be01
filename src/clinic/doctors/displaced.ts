import type { View } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { localNow } from '../settings/index.ts';
import { workingHours } from './duty.ts';
import type { Doctor } from './entity.ts';
import { loadSchedule } from './load-schedule.ts';

/** A booked visit that no longer lies within the doctor's hours. */
export interface Displaced {
  id: string;
  start: string;
  patient_name: string;
}

/**
 * The doctor's coming visits outside of schedule and leave, the earliest first, at most 200: after a change of
 * either, somebody has to call these people. Those overbooked on purpose were outside before.
 */
export async function displacedVisits(view: View, doctor: Doctor): Promise<Displaced[]> {
  const today = (await localNow(view)).slice(0, 10);
  const facts = await loadSchedule(view, doctor);
  const visits = await view.em.find(
    Appointment,
    {
      doctor: doctor.id,
      appointment_date: { $gte: today },
      starts_at: { $gte: view.now },
      status: ['Scheduled', 'Confirmed'],
      overbooked: null,
    },
    { populate: ['patient'], orderBy: { starts_at: 'asc' } },
  );
  return visits
    .filter((visit) => {
      const end = endOf(visit.appointment_time, visit.duration);
      const hours = workingHours(facts, visit.appointment_date);
      return !hours.some(({ start, end: last }) => start <= visit.appointment_time && end <= last);
    })
    .slice(0, 200)
    .map((visit) => ({
      id: visit.id,
      start: `${visit.appointment_date}T${visit.appointment_time}`,
      patient_name: visit.patient.full_name,
    }));
}

/** What is said of them at the desk; null when every visit lies within the hours. */
export function displacedSentence(displaced: readonly Displaced[]): string | null {
  const [first] = displaced;
  if (!first) return null;
  const visits = displaced.length === 1 ? '1 visit needs' : `${displaced.length} visits need`;
  return `${visits} another time, first ${first.start.replace('T', ' ')}: ${first.patient_name}.`;
}

/** Wall time of the end; "24:00" and later for one that runs past midnight, which is after every working day. */
function endOf(start: string, minutes: number): string {
  const end = Number(start.slice(0, 2)) * 60 + Number(start.slice(3, 5)) + minutes;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
