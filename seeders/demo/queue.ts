import type { SpecializationCode } from '../specializations.ts';
import type { Random } from './random.ts';
import { addMinutes, dateAt } from './time.ts';
import type { DemoVisit } from './visits.ts';

type Urgency = 'routine' | 'urgent' | 'emergency';

export interface DemoEntry {
  id: string;
  ticket_date: string;
  ticket_number: number;
  patient: string;
  code: SpecializationCode;
  doctor: string | null;
  appointment: string | null;
  urgency: Urgency;
  /** 0 waiting, 1 called or in service, 2 served, 3 removed. */
  status: 0 | 1 | 2 | 3;
  joined_at: string;
  called_at: string | null;
  started_at: string | null;
  served_at: string | null;
  removed_at: string | null;
  removal_reason: string | null;
  estimated_wait_time: number | null;
  estimated_low: number | null;
  estimated_high: number | null;
}

export type EntryDraft = Omit<DemoEntry, 'ticket_date' | 'ticket_number'>;

/** A queue entry of somebody who joined then, still waiting; the rest is filled in by who makes it. */
export function joinEntry(
  random: Random,
  person: { patient: string; code: SpecializationCode; joined_at: string; urgency?: Urgency },
): EntryDraft {
  const promise = random.int(8, 40);
  return {
    id: random.id(person.joined_at),
    patient: person.patient,
    code: person.code,
    doctor: null,
    appointment: null,
    urgency: person.urgency ?? 'routine',
    status: 0,
    joined_at: person.joined_at,
    called_at: null,
    started_at: null,
    served_at: null,
    removed_at: null,
    removal_reason: null,
    estimated_wait_time: promise,
    estimated_low: Math.max(0, promise - 5),
    estimated_high: promise + 10,
  };
}

/** The entry of a visit that is over: she came, was called and served. */
export function servedEntry(random: Random, visit: DemoVisit): EntryDraft | null {
  const { arrived_at, started_at, completed_at, patient, code } = visit;
  if (visit.status !== 'Completed' || !arrived_at || !started_at || !completed_at) return null;
  return {
    ...joinEntry(random, { patient, code, joined_at: arrived_at }),
    doctor: visit.doctor,
    appointment: visit.id,
    status: 2,
    called_at: addMinutes(started_at, -1),
    started_at,
    served_at: completed_at,
  };
}

/** Numbers the tickets by specialization and day, in the order people joined. */
export function withTickets(entries: readonly EntryDraft[], zone: string): DemoEntry[] {
  const counts = new Map<string, number>();
  return [...entries]
    .sort((a, b) => (a.joined_at < b.joined_at ? -1 : a.joined_at > b.joined_at ? 1 : a.id < b.id ? -1 : 1))
    .map((entry) => {
      const ticket_date = dateAt(entry.joined_at, zone);
      const key = `${entry.code} ${ticket_date}`;
      const ticket_number = (counts.get(key) ?? 0) + 1;
      counts.set(key, ticket_number);
      return { ...entry, ticket_date, ticket_number };
    });
}
