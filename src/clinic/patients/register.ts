import { defineOperation } from '../../desk/index.ts';
import { patientValues, readingContext } from './context.ts';
import { Patient } from './entity.ts';
import { registerInput } from './fields.ts';
import { newPatient } from './newcomer.ts';
import { notePhoneTwice } from './phone-twice.ts';
import { refuseLocked } from './refuse-locked.ts';
import { type PatientRow, toRow } from './row.ts';

/** A patient after a change, with what is worth a second look (somebody else has this phone number). */
export type ChangedPatient = PatientRow & { warnings: string[] };

/**
 * Registers a patient. Throws `invalid`, `forbidden` for fields that are not this person's to fill in, and `duplicate`
 * where the clinic wants phone numbers unique.
 */
export const registerPatient = defineOperation({
  name: 'patients.register',
  title: 'Register a patient',
  permission: 'patients.edit',
  input: registerInput,
  async run(work, input): Promise<ChangedPatient> {
    refuseLocked(work.standing, 'open', input, null);
    const context = await readingContext(work);
    const values = patientValues(input, context);
    const id = work.id();
    const warnings = await notePhoneTwice(work, values.phone, id);
    const nth = await work.next('patient_number');
    const needed = {
      first_name: input.first_name,
      last_name: input.last_name,
      birth_date: values.birth_date ?? input.birth_date,
      gender: input.gender,
    };
    const row = newPatient({ ...values, ...needed }, { id, nth, created_by: work.actor.name });
    const patient = work.em.create(Patient, row, { partial: true });
    await work.flush();
    return { ...(await toRow(work, patient, context.today)), warnings };
  },
});
