import type { View } from '../../desk/index.ts';
import { QueueEntry } from './entity.ts';
import { QUEUE_STATUS } from './phase.ts';
import { type Likeness, nameLikeness } from './similar-names.ts';

/** Somebody else in the house who may answer to the same call. */
export interface Namesake {
  ticket: string;
  patient_name: string;
  birth_date: string;
  specialization_name: string;
  likeness: Likeness;
}

/** Everyone waiting, called or in service anywhere whose name is the same or similar. */
export async function namesakesInTheRoom(view: View, entry: QueueEntry): Promise<Namesake[]> {
  const present = await view.em.find(
    QueueEntry,
    { status: { $in: [QUEUE_STATUS.waiting, QUEUE_STATUS.called] }, patient: { $ne: entry.patient.id } },
    { populate: ['patient', 'specialization'], orderBy: { joined_at: 'asc' } },
  );
  const found = new Map<string, Namesake>();
  for (const other of present) {
    const likeness = nameLikeness(entry.patient, other.patient);
    if (!likeness || found.has(other.patient.id)) continue;
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
