import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { defineOperation, refuse } from '../../desk/index.ts';
import { counted } from '../../desk/words/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { QueueEntry } from '../queue/entity.ts';
import { findPatient } from './find.ts';
import { lastFirst } from './row.ts';

/** Deletes a patient nothing refers to; one with visits is refused with `in_use` and deactivated instead. */
export const deletePatient = defineOperation({
  name: 'patients.delete',
  title: 'Delete a patient',
  permission: 'patients.delete',
  input: z.strictObject({ id: text('Patient', 100).describe('Patient: id or number') }),
  cli: { positional: ['id'] },
  async run(work, input): Promise<{ deleted: string; number: string }> {
    const patient = await findPatient(work, input.id);
    const visits = await work.em.count(Appointment, { patient: patient.id });
    const tickets = await work.em.count(QueueEntry, { patient: patient.id });
    if (visits + tickets > 0) {
      const found = [
        counted(visits, 'appointment', 'appointments'),
        counted(tickets, 'queue entry', 'queue entries'),
      ];
      refuse('in_use', `${lastFirst(patient)} has ${found.join(' and ')}.`, {
        hint: 'Deactivate the patient instead.',
        details: { appointments: visits, queue_entries: tickets },
      });
    }
    const { id, number } = patient;
    work.em.remove(patient);
    await work.flush();
    return { deleted: id, number };
  },
});
