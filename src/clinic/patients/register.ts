import { defineOperation } from '../../desk/index.ts';
import { patientValues, readingContext } from './context.ts';
import { Patient } from './entity.ts';
import { registerInput } from './fields.ts';
import { patientNumber } from './number.ts';
import { notePhoneTwice } from './phone-twice.ts';
import { type PatientRow, toRow } from './row.ts';
import { soundKey } from './sound.ts';
import { PATIENT_STATUS } from './values.ts';

/** A patient after a change, with what is worth a second look (somebody else has this phone number). */
export type ChangedPatient = PatientRow & { warnings: string[] };

/** Registers a patient. Throws `invalid`, and `duplicate` where the clinic wants phone numbers unique. */
export const registerPatient = defineOperation({
  name: 'patients.register',
  title: 'Register a patient',
  permission: 'patients.edit',
  input: registerInput,
  async run(work, input): Promise<ChangedPatient> {
    const context = await readingContext(work);
    const values = patientValues(input, context);
    const id = work.id();
    const warnings = await notePhoneTwice(work, values.phone, id);
    const nth = await work.next('patient_number');
    const patient = work.em.create(
      Patient,
      {
        ...values,
        first_name: input.first_name,
        last_name: input.last_name,
        birth_date: values.birth_date ?? input.birth_date,
        gender: input.gender,
        id,
        number: patientNumber(nth),
        search_key: nth,
        sound_key: soundKey(input.first_name, input.last_name),
        status: values.deceased_on ? PATIENT_STATUS.deceased : PATIENT_STATUS.active,
        created_by: work.actor.name,
      },
      { partial: true },
    );
    await work.flush();
    return { ...toRow(patient, context.today), warnings };
  },
});
