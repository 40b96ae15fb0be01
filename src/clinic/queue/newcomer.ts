import { z } from 'zod';
import { defineQuery } from '../../desk/index.ts';
import { findPatient } from '../patients/index.ts';
import { QueueEntry } from './entity.ts';
import { patientField } from './fields.ts';
import { openStatuses } from './phase.ts';

/** Who is about to join, and where she is in a queue already. */
export interface Newcomer {
  patient: string;
  patient_number: string;
  patient_name: string;
  birth_date: string;
  tickets: { specialization: string; ticket: string }[];
}

/** For the dialog that puts a patient in a queue. */
export const queueNewcomer = defineQuery({
  name: 'queue.newcomer',
  title: 'Show where a patient waits',
  input: z.strictObject({ patient: patientField }),
  permission: 'queue.work',
  cli: { hidden: true },
  async run(view, input): Promise<Newcomer> {
    const patient = await findPatient(view, input.patient);
    const open = await view.em.find(QueueEntry, {
      patient: patient.id,
      status: { $in: [...openStatuses] },
    });
    return {
      patient: patient.id,
      patient_number: patient.number,
      patient_name: patient.full_name,
      birth_date: patient.birth_date,
      tickets: open.map(({ specialization, ticket }) => ({ specialization: specialization.id, ticket })),
    };
  },
});
