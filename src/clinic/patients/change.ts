import { edit, refuse, type Work } from '../../desk/index.ts';
import { refuseAnonymised } from './anonymise/refusals.ts';
import { patientValues, readingContext } from './context.ts';
import { Patient } from './entity.ts';
import type { PatientInput } from './fields.ts';
import { bookedAhead, refuseWaiting } from './open-visits.ts';
import { notePhoneTwice } from './phone-twice.ts';
import { toRow } from './row.ts';
import { soundKey } from './sound.ts';
import { PATIENT_STATUS } from './values.ts';

export interface Changed {
  readonly patient: Patient;
  /** The clinic's date. */
  readonly today: string;
  readonly warnings: string[];
}

/**
 * Takes over the fields that are given, whoever may ask for it. Throws `stale` when the patient was changed since
 * `version`, `invalid`, `duplicate`, and `in_use` for a date of death of somebody who is in a queue.
 */
export async function changePatient(
  work: Work,
  id: string,
  input: PatientInput,
  version?: number,
): Promise<Changed> {
  const context = await readingContext(work);
  const patient = await edit(work, Patient, id, version, (theirs) => toRow(work, theirs, context.today));
  refuseAnonymised(patient);
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
  return { patient, today: context.today, warnings };
}
