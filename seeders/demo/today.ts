import type { SpecializationCode } from '../specializations.ts';
import type { PatientPool } from './pool.ts';
import { type EntryDraft, joinEntry, servedEntry } from './queue.ts';
import type { Random } from './random.ts';
import { addMinutes, latest } from './time.ts';
import type { DemoVisit, Moment } from './visits.ts';

/** Who waits without an appointment, by minutes waited: names of the handbook, or anybody (null). */
const walkIns: readonly [SpecializationCode, string | null, number, 'routine' | 'urgent' | 'emergency'][] = [
  ['G', 'Ilse Brandt', 2, 'emergency'],
  ['G', 'Ada Okafor', 34, 'urgent'],
  ['G', 'Jonas Meyer', 31, 'routine'],
  ['G', 'Rima Haddad', 12, 'routine'],
  ['G', null, 7, 'routine'],
  ['C', 'Olof Svensson', 12, 'routine'],
  ['C', null, 5, 'urgent'],
  ['P', null, 9, 'routine'],
  ['D', 'Zofia Nowak', 51, 'routine'],
  ['D', null, 38, 'routine'],
  ['D', null, 22, 'urgent'],
  ['O', null, 17, 'routine'],
];

/** The one who has just been called and is on her way to the room: her doctor's licence number. */
const calledBy = 'LIC-2002';

/**
 * Plays today's visits up to now: people arrive a little early, each doctor sees one after the other, some are
 * late. Sets the visits' statuses and returns the queue entries that go with them.
 */
export function playToday(
  random: Random,
  visits: readonly DemoVisit[],
  licences: ReadonlyMap<string, string>,
  { now, today }: Moment,
): EntryDraft[] {
  const entries: EntryDraft[] = [];
  const todays = visits.filter((visit) => visit.appointment_date === today && visit.status !== 'Cancelled');
  for (const [doctor, own] of Map.groupBy(todays, (visit) => visit.doctor)) {
    let free = '';
    for (const visit of own.sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1))) {
      const missing = random.chance(0.07);
      const arrival = addMinutes(visit.starts_at, -random.int(3, 16));
      if (arrival > now) continue;
      if (missing) {
        if (visit.starts_at < addMinutes(now, -20)) visit.status = 'No-Show';
        continue;
      }
      const begin = latest(free, addMinutes(visit.starts_at, random.int(-2, 4)), addMinutes(arrival, 2));
      const end = addMinutes(begin, Math.round(visit.duration * (0.55 + random.int(0, 50) / 100)));
      entries.push(visitTo(random, visit, { arrival, begin, end, now }, licences.get(doctor) === calledBy));
      free = end;
    }
  }
  return entries;
}

interface Course {
  arrival: string;
  begin: string;
  end: string;
  now: string;
}

function visitTo(random: Random, visit: DemoVisit, course: Course, justCalled: boolean): EntryDraft {
  const { arrival, begin, end, now } = course;
  visit.arrived_at = arrival;
  visit.status = 'Confirmed';
  visit.confirmed_at ??= arrival;
  const entry = joinEntry(random, { patient: visit.patient, code: visit.code, joined_at: arrival });
  const waiting: EntryDraft = { ...entry, appointment: visit.id };
  if (begin > now) return waiting;
  if (end > now && justCalled) {
    return { ...waiting, status: 1, doctor: visit.doctor, called_at: latest(arrival, addMinutes(now, -1)) };
  }
  visit.started_at = begin;
  visit.status = 'In Progress';
  if (end > now) {
    return {
      ...waiting,
      status: 1,
      doctor: visit.doctor,
      called_at: addMinutes(begin, -1),
      started_at: begin,
    };
  }
  visit.completed_at = end;
  visit.status = 'Completed';
  return servedEntry(random, visit) ?? waiting;
}

/** People without an appointment: those who wait, and two who went away. */
export function addWalkIns(
  random: Random,
  pool: PatientPool,
  staffed: ReadonlySet<SpecializationCode>,
  { now, today }: Moment,
): EntryDraft[] {
  const waiting = walkIns.flatMap(([code, name, minutes, urgency]) => {
    const patient = (name && pool.named(name, today)) || pool.draw(code, today);
    if (!patient) return [];
    const joined_at = addMinutes(now, -minutes - random.int(0, 50) / 60);
    const entry = joinEntry(random, { patient: patient.id, code, joined_at, urgency });
    if (urgency === 'emergency')
      return [{ ...entry, estimated_wait_time: 0, estimated_low: 0, estimated_high: 0 }];
    // Nobody on duty: nothing could be promised.
    if (staffed.has(code)) return [entry];
    return [{ ...entry, estimated_wait_time: null, estimated_low: null, estimated_high: null }];
  });
  return [...waiting, ...leavers(random, pool, today, now)];
}

function leavers(random: Random, pool: PatientPool, today: string, now: string): EntryDraft[] {
  return (['Went home, will call tomorrow', 'Sent on to the hospital'] as const).flatMap(
    (removal_reason, index) => {
      const patient = pool.draw('G', today);
      if (!patient) return [];
      const joined_at = addMinutes(now, -80 - index * 25);
      const entry = joinEntry(random, { patient: patient.id, code: 'G', joined_at });
      return [
        {
          ...entry,
          status: 3 as const,
          removed_at: addMinutes(joined_at, random.int(20, 45)),
          removal_reason,
        },
      ];
    },
  );
}
