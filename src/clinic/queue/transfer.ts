import { z } from 'zod';
import { type Act, defineOperation, refuse, type Work } from '../../desk/index.ts';
import { findSpecialization } from '../specializations/index.ts';
import { admitTo, openEntry, refuseTwice } from './admission.ts';
import { QueueEntry } from './entity.ts';
import { entryField, specializationField } from './fields.ts';
import { ENTRY_PARTS, entryFor } from './find-entry.ts';
import { issueTicket } from './issue.ts';
import { QUEUE_STATUS } from './phase.ts';
import { type QueueRow, toRow } from './row.ts';

/**
 * Moves a patient to another specialization: a new ticket there, and the wait so far counts. Refusals as
 * for joining. An appointment goes along with the patient.
 */
export const queueTransfer = defineOperation({
  name: 'queue.transfer',
  title: 'Move to another specialization',
  input: z.strictObject({ id: entryField, specialization: specializationField }),
  permission: 'queue.work',
  cli: { positional: ['id'] },
  undo: { inverse: takeBackTransfer },
  async run(work, input): Promise<QueueRow> {
    const from = await entryFor(work, 'transfer', input.id);
    const specialization = await findSpecialization(work, input.specialization);
    if (specialization.id === from.specialization.id) {
      refuse('invalid', `${from.ticket} is already in the queue for ${specialization.name}.`, {
        hint: 'Name another specialization.',
      });
    }
    const open = await openEntry(work, from.patient.id, specialization.id);
    if (open) await refuseTwice(work, open, from.patient, specialization);
    if (!from.appointment) await admitTo(work, specialization);
    const { patient, urgency, appointment, joined_at } = from;
    const entry = await issueTicket(work, {
      patient,
      specialization,
      urgency,
      appointment: appointment ?? null,
      joined_at,
    });
    from.status = QUEUE_STATUS.removed;
    from.removed_at = work.now;
    from.removal_reason = `transferred to ${entry.ticket}`;
    await work.flush();
    await work.em.populate(entry, [...ENTRY_PARTS]);
    return toRow(entry, work.now);
  },
});

/** The new ticket is removed, never reused; the old one waits again where it stood. */
async function takeBackTransfer(work: Work, act: Act): Promise<void> {
  for (const change of act.changes) {
    if (change.entity !== 'queue_entries') continue;
    const entry = await work.em.findOneOrFail(QueueEntry, { id: change.entity_id });
    const made = change.kind === 'create';
    entry.status = made ? QUEUE_STATUS.removed : Number(change.before?.status);
    entry.removed_at = made ? work.now : null;
    entry.removal_reason = made ? 'undone' : null;
  }
}
