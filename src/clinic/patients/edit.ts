import { defineOperation, edit, refuse } from '../../desk/index.ts';
import { patientValues, readingContext } from './context.ts';
import { Patient } from './entity.ts';
import { editInput } from './fields.ts';
import { findPatient } from './find.ts';
import { bookedAhead, refuseWaiting } from './open-visits.ts';
import { notePhoneTwice } from './phone-twice.ts';
import type { ChangedPatient } from './register.ts';
import { toRow } from './row.ts';
import { soundKey } from './sound.ts';
import { PATIENT_STATUS } from './values.ts';

/**
 * Changes the fields that are given and leaves the others; null or nothing typed empties one. Throws `stale` when the
 * patient was changed since `version`, `invalid`, `duplicate`, `not_found`, and `in_use` for a date of death of
 * somebody who is in a queue.
 */
export const editPatient = defineOperation({
  name: 'patients.edit',
  title: 'Edit a patient',
  permission: 'patients.edit',
  input: editInput,
  cli: { positional: ['id'] },
  async run(work, { id: ref, version, ...input }): Promise<ChangedPatient> {
    const { id } = await findPatient(work, ref);
    const patient = await edit(work, Patient, id, version);
    const context = await readingContext(work);
    const values = patientValues(input, context);
    const warnings = values.phone === patient.phone ? [] : await notePhoneTwice(work, values.phone, id);
    const dies = Boolean(values.deceased_on) && patient.status !== PATIENT_STATUS.deceased;
    if (dies) {
      await refuseWaiting(work, patient);
      warnings.push(...(await bookedAhead(work, patient)));
    }
    work.em.assign(patient, values);
    patient.sound_key = soundKey(patient.first_name, patient.last_name);
    if (dies) patient.status = PATIENT_STATUS.deceased;
    if (values.deceased_on === null && patient.status === PATIENT_STATUS.deceased)
      patient.status = PATIENT_STATUS.active;
    if (patient.deceased_on && patient.deceased_on < patient.birth_date) {
      const sentence = 'Date of death is before the birth date.';
      refuse('invalid', sentence, {
        fields: { [input.deceased_on ? 'deceased_on' : 'birth_date']: sentence },
      });
    }
    await work.flush();
    return { ...toRow(patient, context.today), warnings };
  },
});
