import { dayOfWeek, type ScheduleDay, workedStretches } from '../../src/clinic/doctors/index.ts';
import type { SpecializationCode } from '../specializations.ts';
import type { PatientPool } from './pool.ts';
import type { Random } from './random.ts';
import { cancellations, durations, reasons } from './reasons.ts';
import { addDays, addMinutes, earliest, instantOf } from './time.ts';

type VisitStatus = 'Scheduled' | 'Confirmed' | 'In Progress' | 'Completed' | 'Cancelled' | 'No-Show';

export interface DemoVisit {
  id: string;
  patient: string;
  doctor: string;
  code: SpecializationCode;
  starts_at: string;
  ends_at: string;
  appointment_date: string;
  appointment_time: string;
  duration: number;
  appointment_type: 'Regular' | 'Follow-up' | 'Procedure' | 'Emergency';
  reason: string;
  notes: string | null;
  status: VisitStatus;
  overbooked: string | null;
  confirmed_at: string | null;
  arrived_at: string | null;
  started_at: string | null;
  completed_at: string | null;
  cancelled_at: string | null;
  cancellation_reason: string | null;
  created_at: string;
}

/** What the calendar is made from: one working doctor with the week and the leave. */
export interface WorkingDoctor {
  id: string;
  license_number: string;
  codes: readonly SpecializationCode[];
  schedule: readonly ScheduleDay[];
  absence: { from_date: string; to_date: string } | null;
}

export interface Moment {
  /** The instant the demo is made at. */
  now: string;
  /** The date on the clinic's wall. */
  today: string;
  zone: string;
}

/** How many days before and after today the calendar is filled. */
const reach = 14;

/** Four weeks of visits around today: the past is over, today is left as booked, the future thins out. */
export function makeVisits(
  random: Random,
  doctors: readonly WorkingDoctor[],
  pool: PatientPool,
  moment: Moment,
): DemoVisit[] {
  const visits: DemoVisit[] = [];
  for (let offset = -reach; offset <= reach; offset += 1) {
    const date = addDays(moment.today, offset);
    for (const doctor of doctors) {
      const { absence } = doctor;
      if (absence && absence.from_date <= date && date <= absence.to_date) continue;
      const day = doctor.schedule.find((row) => row.day_of_week === dayOfWeek(date));
      visits.push(...makeDay(random, doctor, day, date, fullness(offset), pool, moment));
    }
  }
  return visits;
}

function fullness(offset: number): number {
  if (offset === 0) return 0.8;
  return offset < 0 ? 0.55 : 0.62 - offset * 0.033;
}

function makeDay(
  random: Random,
  doctor: WorkingDoctor,
  day: ScheduleDay | undefined,
  date: string,
  fill: number,
  pool: PatientPool,
  moment: Moment,
): DemoVisit[] {
  const visits: DemoVisit[] = [];
  for (const stretch of workedStretches(day)) {
    const from = minutesOf(stretch.start);
    const to = minutesOf(stretch.end);
    for (let at = Math.ceil(from / 15) * 15; at < to; ) {
      const code = random.pick(doctor.codes);
      const duration = random.pick(durations[code]);
      if (at + duration > to) break;
      const booked = random.chance(fill);
      const visit = booked ? makeVisit(random, doctor, code, date, at, duration, pool, moment) : null;
      // Where the clocks go forward, a visit before the change ends later on the wall than it seems.
      if (visit && visit.starts_at >= (visits.at(-1)?.ends_at ?? '')) visits.push(visit);
      at += booked ? duration : 15;
    }
  }
  return visits;
}

function makeVisit(
  random: Random,
  doctor: WorkingDoctor,
  code: SpecializationCode,
  date: string,
  at: number,
  duration: number,
  pool: PatientPool,
  { now, today, zone }: Moment,
): DemoVisit | null {
  const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  const starts_at = instantOf(`${date}T${time}`, zone);
  const patient = starts_at && pool.draw(code, date);
  if (!starts_at || !patient) return null;
  const created_at = earliest(
    addMinutes(starts_at, -random.int(2, 20) * 1440 + random.int(-120, 120)),
    addMinutes(now, -random.int(90, 4000)),
  );
  const visit: DemoVisit = {
    id: random.id(created_at),
    patient: patient.id,
    doctor: doctor.id,
    code,
    starts_at,
    ends_at: addMinutes(starts_at, duration),
    appointment_date: date,
    appointment_time: time,
    duration,
    appointment_type: random.weighted({ Regular: 62, 'Follow-up': 26, Procedure: 10, Emergency: 2 }),
    reason: random.pick(reasons[code]),
    notes: random.chance(0.08) ? 'Asked to bring earlier findings.' : null,
    status: 'Scheduled',
    overbooked: null,
    confirmed_at: null,
    arrived_at: null,
    started_at: null,
    completed_at: null,
    cancelled_at: null,
    cancellation_reason: null,
    created_at,
  };
  settle(random, visit, date < today, now);
  return visit;
}

/** Gives a visit the status that its date calls for. */
function settle(random: Random, visit: DemoVisit, over: boolean, now: string): void {
  const { starts_at, duration, created_at } = visit;
  const fate = over
    ? random.weighted({ Completed: 84, 'No-Show': 6, Cancelled: 10 })
    : random.weighted({ Scheduled: 52, Confirmed: 42, Cancelled: 6 });
  visit.status = fate;
  if (fate === 'Cancelled') {
    visit.cancelled_at = earliest(
      addMinutes(starts_at, -random.int(60, 2000)),
      addMinutes(now, -random.int(5, 80)),
    );
    if (visit.cancelled_at < created_at) visit.cancelled_at = created_at;
    visit.cancellation_reason = random.pick(cancellations);
  }
  if (fate === 'Confirmed' || fate === 'Completed') {
    visit.confirmed_at = addMinutes(created_at, random.int(5, 60));
  }
  if (fate === 'Completed') {
    visit.arrived_at = addMinutes(starts_at, -random.int(2, 20));
    visit.started_at = addMinutes(starts_at, random.int(0, 12));
    visit.completed_at = addMinutes(visit.started_at, Math.round(duration * (0.6 + random.int(0, 45) / 100)));
  }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
