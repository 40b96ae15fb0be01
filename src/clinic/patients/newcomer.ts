import { patientNumber } from './number.ts';
import type { PatientValues } from './reading.ts';
import { soundKey } from './sound.ts';
import type { Gender } from './values.ts';
import { PATIENT_STATUS } from './values.ts';

/** What nobody can be registered without. */
interface Needed {
  first_name: string;
  last_name: string;
  birth_date: string;
  gender: Gender;
}

/**
 * The row of a newly registered patient, whoever registers her: a form, a command or an import.
 *
 * @param values as `readPatient` read them
 * @param nth the patient counter's next number
 */
export function newPatient(
  values: PatientValues & Needed,
  { id, nth, created_by }: { id: string; nth: number; created_by: string },
) {
  return {
    ...values,
    id,
    number: patientNumber(nth),
    search_key: nth,
    sound_key: soundKey(values.first_name, values.last_name),
    status: values.deceased_on ? PATIENT_STATUS.deceased : PATIENT_STATUS.active,
    created_by,
  };
}
