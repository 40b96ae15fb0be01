import { textField } from '../columns/field.ts';

/** The column that says which doctor: whatever of a doctor's it holds, it is looked up in the same way. */
export const doctorColumn = textField(
  'doctor',
  'doctor id',
  'doctor license',
  'doctor licence',
  'doctor license number',
  'license number',
  'licence number',
  'license',
  'licence',
  'npi',
  'provider',
  'provider id',
  'practitioner',
  'physician',
  'clinician',
  'doctor name',
  'provider name',
  'doctor full name',
);
