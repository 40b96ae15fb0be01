import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { defineQuery } from '../../desk/index.ts';
import { findPatient } from '../patients/index.ts';
import { requireOpen } from './require-open.ts';

/** What only those who care for a patient see of her, with what is dangerous beside it. */
export interface ClinicalRecord {
  id: string;
  number: string;
  full_name: string;
  birth_date: string;
  blood_type: string | null;
  allergies: string | null;
  medications: string | null;
  medical_history: string | null;
}

/** The clinical data of a patient. Throws `forbidden` while it is closed. Leaves an access row. */
export const showClinical = defineQuery({
  name: 'clinical.show',
  title: "Show a patient's clinical data",
  permission: 'clinical.see',
  input: z.strictObject({ patient: text('Patient', 100).describe('Patient: id or number') }),
  cli: { positional: ['patient'] },
  shows: (record: ClinicalRecord) => [record.id],
  async run(view, input): Promise<ClinicalRecord> {
    const patient = await findPatient(view, input.patient);
    await requireOpen(view, patient);
    return {
      id: patient.id,
      number: patient.number,
      full_name: patient.full_name,
      birth_date: patient.birth_date,
      blood_type: patient.blood_type ?? null,
      allergies: patient.allergies ?? null,
      medications: patient.medications ?? null,
      medical_history: patient.medical_history ?? null,
    };
  },
});
