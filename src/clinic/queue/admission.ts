import { refuse, type View } from '../../desk/index.ts';
import type { Patient } from '../patients/entity.ts';
import { refuseAnonymised } from '../patients/index.ts';
import { localNow } from '../settings/index.ts';
import type { Specialization } from '../specializations/entity.ts';
import { QueueEntry } from './entity.ts';
import { isLeftOver } from './left-over.ts';
import { openStatuses, QUEUE_STATUS } from './phase.ts';

/** Refuses a patient who cannot come: deceased or deactivated. */
export function admitPatient(
  patient: Pick<Patient, 'full_name' | 'number' | 'status' | 'anonymised_at'>,
): void {
  refuseAnonymised(patient);
  if (patient.status === 2) {
    refuse('invalid', `${patient.full_name} (${patient.number}) is recorded as deceased.`, {
      hint: 'Check that this is the right patient.',
    });
  }
  if (patient.status === 1) {
    refuse('invalid', `${patient.full_name} (${patient.number}) is inactive.`, {
      hint: 'Make the patient active again first.',
    });
  }
}

/** Refuses when nobody more fits. One who comes for an appointment is not asked. */
export async function admitTo(view: View, specialization: Specialization): Promise<void> {
  if (!specialization.is_active) {
    refuse('invalid', `${specialization.name} is not active: nobody can queue for it.`, {
      hint: 'Choose another specialization, or make it active again.',
    });
  }
  const here = { specialization: specialization.id, status: QUEUE_STATUS.waiting };
  const waiting = await view.em.count(QueueEntry, here);
  if (waiting < specialization.max_capacity) return;
  const today = (await localNow(view)).slice(0, 10);
  const line = await view.em.find(QueueEntry, here, { populate: ['appointment'] });
  const left_over = line.filter((entry) => isLeftOver(entry, today)).length;
  refuse('full', `${specialization.name} is full: ${waiting} of ${specialization.max_capacity} wait.`, {
    hint:
      left_over === 0
        ? 'Offer an appointment or another specialization.'
        : `${left_over} of them from earlier days: E in the queue, or "queue close-day", takes those off.`,
    details: { waiting, max_capacity: specialization.max_capacity, left_over },
  });
}

/** The entry by which a patient already waits, is called or is in the room of a specialization. */
export function openEntry(view: View, patient: string, specialization: string) {
  return view.em.findOne(
    QueueEntry,
    { patient, specialization, status: { $in: [...openStatuses] } },
    { populate: ['appointment'] },
  );
}

/** Refuses one who waits already. Somebody who was left there on an earlier day has to be taken off first. */
export async function refuseTwice(
  view: View,
  entry: QueueEntry,
  patient: Patient,
  specialization: Specialization,
): Promise<never> {
  const { id, ticket, ticket_date } = entry;
  const isLeft = isLeftOver(entry, (await localNow(view)).slice(0, 10));
  const since = isLeft ? ` since ${ticket_date}` : '';
  const message = `${patient.full_name} already has ticket ${ticket} for ${specialization.name}${since}.`;
  return refuse('already_waiting', message, {
    hint: isLeft
      ? 'Take those left from earlier days off the queue first: E in the queue, or "queue close-day".'
      : 'Look for that ticket in the queue.',
    details: { id, ticket, ticket_date },
  });
}
