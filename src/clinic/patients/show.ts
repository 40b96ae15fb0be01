import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { clinicRules } from './context.ts';
import { findPatient } from './find.ts';
import { type PatientRow, toRow } from './row.ts';
import { type VisitFacts, visitFacts } from './visit-facts.ts';

export type PatientRecord = PatientRow & VisitFacts;

/** Everything the desk needs to see of one patient. Leaves an access row. */
export const showPatient = defineQuery({
  name: 'patients.show',
  title: 'Show a patient',
  permission: 'patients.find',
  input: z.strictObject({ id: text('Patient', 100).describe('Patient: id or number') }),
  cli: { positional: ['id'] },
  shows: (record: PatientRecord) => [record.id],
  async run(view, { id: ref }): Promise<PatientRecord> {
    const patient = await findPatient(view, ref);
    const { today } = await clinicRules(view);
    return { ...(await toRow(view, patient, today)), ...(await visitFacts(view, patient.id)) };
  },
});
