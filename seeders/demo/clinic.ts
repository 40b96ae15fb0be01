import type { ScheduleDay } from '../../src/clinic/doctors/index.ts';
import type { SpecializationCode } from '../specializations.ts';
import { type DemoDoctor, demoDoctors } from './doctors.ts';
import { type DemoPatient, makePatients } from './patients.ts';
import { PatientPool } from './pool.ts';
import { type DemoEntry, servedEntry, withTickets } from './queue.ts';
import { seeded } from './random.ts';
import { addDays, addMinutes, instantOf } from './time.ts';
import { addWalkIns, playToday } from './today.ts';
import { type DemoVisit, type Moment, makeVisits, type WorkingDoctor } from './visits.ts';
import { demoWeek } from './week.ts';

export interface DemoRequest {
  seed: string;
  /** The instant that is "now" in the clinic. */
  now: string;
  time_zone: string;
  country: string;
  patients?: number;
}

export interface PlacedDoctor extends WorkingDoctor {
  profile: DemoDoctor;
  /** What the database keeps: somebody away is `Active` with an absence. */
  absence: { from_date: string; to_date: string; reason: string } | null;
}

export interface DemoClinic {
  doctors: readonly PlacedDoctor[];
  patients: readonly DemoPatient[];
  visits: readonly DemoVisit[];
  entries: readonly DemoEntry[];
}

/** A clinic that looks like a real one at this moment. The same request always gives the same clinic, ids included. */
export function makeDemoClinic(request: DemoRequest): DemoClinic {
  const { seed, now, time_zone: zone, country } = request;
  const random = seeded(seed);
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDateTime().toString({
    smallestUnit: 'minute',
  });
  const moment: Moment = { now, today: local.slice(0, 10), zone };
  const patients = makePatients(random.fork('patients'), request.patients ?? 400, moment.today, country);
  const doctors = placeDoctors(seed, local);
  const pool = new PatientPool(random.fork('pool'), patients, moment.today);

  // The people of the handbook wait today: they are drawn before the calendar can book them.
  const walkIns = addWalkIns(random.fork('walk-ins'), pool, staffedNow(doctors, local), moment);
  const visits = makeVisits(random.fork('visits'), doctors, pool, moment);
  const licences = new Map(doctors.map((doctor) => [doctor.id, doctor.license_number]));
  const todays = playToday(random.fork('today'), visits, licences, moment);
  const lately = addDays(moment.today, -7);
  const served = visits
    .filter((visit) => visit.appointment_date < moment.today && visit.appointment_date >= lately)
    .flatMap((visit) => servedEntry(random, visit) ?? []);
  return {
    doctors,
    patients,
    visits: [...visits, ...overbook(visits, pool, seeded(`${seed}/overbooked`), moment)],
    entries: withTickets([...served, ...todays, ...walkIns], zone),
  };
}

function placeDoctors(seed: string, local: string): PlacedDoctor[] {
  const random = seeded(`${seed}/doctors`);
  const today = local.slice(0, 10);
  return demoDoctors.map((profile, index) => ({
    id: random.id(`${profile.hire_date}T08:00:00.000Z`),
    license_number: profile.license_number,
    codes: profile.specializations,
    schedule: demoWeek(profile, local, index),
    absence:
      profile.presence === 'on leave'
        ? { from_date: addDays(today, -4), to_date: addDays(today, 6), reason: 'Annual leave' }
        : null,
    profile,
  }));
}

function staffedNow(doctors: readonly PlacedDoctor[], local: string): Set<SpecializationCode> {
  const day = Temporal.PlainDateTime.from(local).dayOfWeek % 7;
  const time = local.slice(11);
  const present = doctors.filter(({ absence, schedule }) => {
    const row: ScheduleDay | undefined = schedule.find((one) => one.day_of_week === day);
    return !absence && row && row.start_time <= time && time < row.end_time;
  });
  return new Set(present.flatMap((doctor) => doctor.codes));
}

/** Two visits squeezed in on purpose over the next two days, with the reason that was given. */
function overbook(
  visits: readonly DemoVisit[],
  pool: PatientPool,
  random: ReturnType<typeof seeded>,
  { now, today, zone }: Moment,
): DemoVisit[] {
  const soon = visits.filter(
    (visit) => visit.status === 'Confirmed' && visit.code === 'G' && visit.starts_at > addMinutes(now, 60),
  );
  return soon
    .slice(0, 12)
    .filter((_, index) => index % 8 === 3)
    .flatMap((beside) => {
      const patient = pool.draw('G', beside.appointment_date);
      if (!patient || beside.appointment_date > addDays(today, 6)) return [];
      const created_at = addMinutes(now, -random.int(100, 900));
      const starts_at = instantOf(`${beside.appointment_date}T${beside.appointment_time}`, zone);
      if (!starts_at) return [];
      const squeezed: DemoVisit = {
        ...beside,
        id: random.id(created_at),
        patient: patient.id,
        duration: 15,
        ends_at: addMinutes(starts_at, 15),
        reason: 'Pain since this morning',
        notes: null,
        status: 'Scheduled',
        overbooked: 'Pain, to be seen in between',
        confirmed_at: null,
        created_at,
      };
      return [squeezed];
    });
}
