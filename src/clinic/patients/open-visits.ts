import { refuse, type View } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { QueueEntry } from '../queue/entity.ts';
import type { Patient } from './entity.ts';
import { lastFirst } from './row.ts';

/** Throws `in_use` for a patient who is in a queue: whoever is called in a moment cannot leave the daily lists. */
export async function refuseWaiting(view: View, patient: Patient): Promise<void> {
  const entry = await view.em.findOne(
    QueueEntry,
    { patient: patient.id, status: { $in: [0, 1] } },
    { populate: ['specialization'] },
  );
  if (!entry) return;
  refuse(
    'in_use',
    `${lastFirst(patient)} is in the queue of ${entry.specialization.name} (${entry.ticket}).`,
    {
      hint: 'Finish or remove the queue entry first.',
    },
  );
}

/** What is still booked, as warnings: nobody cancels the visits of a patient who no longer comes by themselves. */
export async function bookedAhead(view: View, patient: Patient): Promise<string[]> {
  const count = await view.em.count(Appointment, {
    patient: patient.id,
    status: { $in: ['Scheduled', 'Confirmed'] },
    starts_at: { $gte: view.now },
  });
  return count === 0
    ? []
    : [`${count === 1 ? 'One appointment is' : `${count} appointments are`} still booked.`];
}
