import type { View } from '../../desk/index.ts';
import { QueueEntry } from './entity.ts';
import { openStatuses } from './phase.ts';
import { type Likeness, nameLikeness } from './similar-names.ts';

/** Somebody else in the house who may answer to the same call. */
export interface Namesake {
  ticket: string;
  patient_name: string;
  birth_date: string;
  specialization_name: string;
  likeness: Likeness;
}

/** Everyone in the house: waiting, called or in service anywhere. */
export function everyoneInTheHouse(view: View) {
  return view.em.find(
    QueueEntry,
    { status: { $in: [...openStatuses] } },
    { populate: ['patient', 'specialization'], orderBy: { joined_at: 'asc' } },
  );
}

/** Those of the house whose name is the same as this one's, or similar; each person once. */
export function namesakesOf(entry: QueueEntry, house: readonly QueueEntry[]): Namesake[] {
  const found = new Map<string, Namesake>();
  for (const other of house) {
    if (other.patient.id === entry.patient.id || found.has(other.patient.id)) continue;
    const likeness = nameLikeness(entry.patient, other.patient);
    if (!likeness) continue;
    found.set(other.patient.id, {
      ticket: other.ticket,
      patient_name: other.patient.full_name,
      birth_date: other.patient.birth_date,
      specialization_name: other.specialization.name,
      likeness,
    });
  }
  return [...found.values()];
}
