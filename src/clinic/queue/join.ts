import { z } from 'zod';
import { optional, text } from '../../desk/fields/index.ts';
import { type Act, defineOperation, refuse, type Work } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { findPatient } from '../patients/index.ts';
import { localNow } from '../settings/index.ts';
import { findSpecialization } from '../specializations/index.ts';
import { arriveVisit, takeBackArrival } from '../visit/index.ts';
import { admitPatient, admitTo, openEntry, refuseTwice } from './admission.ts';
import { QueueEntry } from './entity.ts';
import { patientField, specializationField, urgencyField } from './fields.ts';
import { ENTRY_PARTS } from './find-entry.ts';
import { issueTicket } from './issue.ts';
import { everyoneInTheHouse, namesakesOf } from './namesakes.ts';
import { QUEUE_STATUS } from './phase.ts';
import { type NamedRow, toRow } from './row.ts';

/**
 * Puts a patient in the queue of a specialization. Refusals: `full`, `already_waiting`, `invalid` for a
 * patient who is inactive or deceased. With an appointment there is always room, and someone who waits
 * already has that ticket bound to the appointment.
 */
export const queueJoin = defineOperation({
  name: 'queue.join',
  title: 'Put a patient in the queue',
  input: z.strictObject({
    patient: patientField,
    specialization: specializationField,
    urgency: urgencyField,
    appointment: optional(text('Appointment', 40)).describe('Appointment the patient comes for: its id'),
  }),
  permission: 'queue.work',
  undo: { inverse: takeBackJoin },
  async run(work, input): Promise<NamedRow> {
    const patient = await findPatient(work, input.patient);
    const specialization = await findSpecialization(work, input.specialization);
    const appointment = input.appointment
      ? await appointmentOf(work, input.appointment, patient.id, specialization.id)
      : null;
    admitPatient(patient);
    const open = await openEntry(work, patient.id, specialization.id);
    if (open && (!appointment || open.appointment)) await refuseTwice(work, open, patient, specialization);
    if (!appointment) await admitTo(work, specialization);
    const urgency = input.urgency ?? 'routine';
    const entry =
      open ??
      (await issueTicket(work, { patient, specialization, urgency, appointment, joined_at: work.now }));
    if (appointment) {
      entry.appointment = appointment;
      entry.doctor ??= appointment.doctor;
      arriveVisit(appointment, work.now);
    }
    await work.flush();
    await work.em.populate(entry, [...ENTRY_PARTS]);
    return { ...toRow(entry, work.now), namesakes: namesakesOf(entry, await everyoneInTheHouse(work)) };
  },
});

async function appointmentOf(work: Work, id: string, patient: string, specialization: string) {
  const appointment = await work.em.findOne(Appointment, { id }, { populate: ['doctor'] });
  if (!appointment) return refuse('not_found', 'There is no such appointment.');
  if (appointment.patient.id !== patient || appointment.specialization.id !== specialization) {
    return refuse('invalid', 'This appointment is of another patient or another specialization.');
  }
  const today = (await localNow(work)).slice(0, 10);
  if (appointment.appointment_date !== today) {
    return refuse('invalid', `This appointment is on ${appointment.appointment_date}, not today.`);
  }
  if (appointment.status === 'Completed' || appointment.status === 'Cancelled') {
    return refuse(
      'invalid',
      `This appointment is ${appointment.status.toLowerCase()}: nobody can come for it.`,
    );
  }
  return appointment;
}

/** A ticket once issued stays on record: taking back a join removes the entry, the number never returns. */
export async function takeBackJoin(work: Work, act: Act): Promise<void> {
  for (const change of act.changes) {
    if (change.entity !== 'queue_entries') continue;
    await withdrawEntry(work, change.entity_id, change.kind === 'create');
  }
}

async function withdrawEntry(work: Work, id: string, created: boolean): Promise<void> {
  const entry = await work.em.findOne(QueueEntry, { id }, { populate: ['appointment'] });
  if (!entry) return;
  if (entry.appointment) takeBackArrival(entry.appointment);
  if (!created) {
    entry.appointment = null;
    return;
  }
  entry.status = QUEUE_STATUS.removed;
  entry.removed_at = work.now;
  entry.removal_reason = 'undone';
}
