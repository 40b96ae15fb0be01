import { dateField, type ImportField, needed, phoneField, textField } from '../columns/field.ts';
import type { PatientReference } from '../landing/references.ts';
import type { Cells } from './table.ts';

/** The columns that say which patient: one that names her, or her birth date with a phone number or a name. */
export const patientColumns: readonly ImportField[] = [
  needed(
    textField(
      'patient',
      'patient id',
      'patient number',
      'patient ref',
      'patient reference',
      'mrn',
      'medical record number',
      'subject',
      'client',
      'patient name',
      'patient full name',
    ),
    'patient_phone',
    'patient_last_name',
  ),
  phoneField('patient_phone', 'phone', 'telephone', 'mobile', 'phone number'),
  dateField(
    'patient_birth_date',
    'birth date',
    'date of birth',
    'dob',
    'birthdate',
    'patient dob',
    'patient date of birth',
  ),
  textField('patient_first_name', 'first name', 'first', 'given name'),
  textField('patient_last_name', 'last name', 'last', 'surname', 'family name'),
];

/** What the cells say of the patient. */
export function patientReference(cells: Cells): PatientReference {
  return {
    patient: cells.patient || undefined,
    phone: cells.patient_phone || undefined,
    birth_date: cells.patient_birth_date || undefined,
    first_name: cells.patient_first_name || undefined,
    last_name: cells.patient_last_name || undefined,
  };
}

/** The problem of a row that names nobody; undefined when it names somebody. */
export function nobodyNamed(said: PatientReference): Record<string, string> | undefined {
  if (said.patient || (said.birth_date && (said.phone || said.last_name))) return undefined;
  return { patient: 'It does not say which patient: a number, or a birth date with a name or a phone.' };
}
