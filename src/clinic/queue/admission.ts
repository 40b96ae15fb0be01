import { refuse, type View } from '../../desk/index.ts';
import type { Patient } from '../patients/entity.ts';
import type { Specialization } from '../specializations/entity.ts';
import { QueueEntry } from './entity.ts';
import { QUEUE_STATUS } from './phase.ts';

/** Refuses a patient who cannot come: deceased or deactivated. */
export function admitPatient(patient: Pick<Patient, 'full_name' | 'number' | 'status'>): void {
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
  const waiting = await view.em.count(QueueEntry, {
    specialization: specialization.id,
    status: QUEUE_STATUS.waiting,
  });
  if (waiting < specialization.max_capacity) return;
  refuse('full', `${specialization.name} is full: ${waiting} of ${specialization.max_capacity} wait.`, {
    hint: 'Offer an appointment or another specialization.',
    details: { waiting, max_capacity: specialization.max_capacity },
  });
}

/** The entry by which a patient already waits, is called or is in the room of a specialization. */
export function openEntry(view: View, patient: string, specialization: string) {
  return view.em.findOne(QueueEntry, {
    patient,
    specialization,
    status: { $in: [QUEUE_STATUS.waiting, QUEUE_STATUS.called] },
  });
}

export function refuseTwice(entry: QueueEntry, patient: Patient, specialization: Specialization): never {
  return refuse(
    'already_waiting',
    `${patient.full_name} already has ticket ${entry.ticket} for ${specialization.name}.`,
    { hint: 'Look for that ticket in the queue.', details: { id: entry.id, ticket: entry.ticket } },
  );
}
