import type { View } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { QueueEntry } from '../queue/entity.ts';

/** The visits that make a patient the doctor's own: what was cancelled ties nobody. */
const visitsWith = (doctor: string) => ({ doctor, status: { $ne: 'Cancelled' as const } });

/** The tickets that do: called or served by that doctor. */
const ticketsOf = (doctor: string) => ({ doctor, status: { $in: [1, 2] } });

/** Whether a patient is this doctor's own. */
export async function isOwnPatient(
  { em }: Pick<View, 'em'>,
  doctor: string,
  patient: string,
): Promise<boolean> {
  const visit = await em.findOne(Appointment, { ...visitsWith(doctor), patient }, { fields: ['id'] });
  if (visit !== null) return true;
  return (await em.findOne(QueueEntry, { ...ticketsOf(doctor), patient }, { fields: ['id'] })) !== null;
}
