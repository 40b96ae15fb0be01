import { patientFormSchema, readPatient, registerInput } from '../../../clinic/patients/index.ts';
import { dateField, type ImportField, needed, phoneField, textField } from '../columns/field.ts';
import { check, said } from './check.ts';
import { landPatient } from './land-patient.ts';
import { splitName } from './split-name.ts';
import type { ImportTable } from './table.ts';

const fields: readonly ImportField[] = [
  needed(
    textField('first_name', 'first', 'given name', 'given', 'name.1.given', 'forename', 'patient first name'),
    'full_name',
  ),
  needed(
    textField('last_name', 'last', 'surname', 'family name', 'family', 'name.1.family', 'patient last name'),
    'full_name',
  ),
  textField('full_name', 'name', 'patient name', 'patient', 'name.1.text'),
  needed(
    dateField('birth_date', 'date of birth', 'dob', 'birthdate', 'born', 'birthday', 'birth', 'patient dob'),
  ),
  needed(textField('gender', 'sex', 'gender identity')),
  phoneField(
    'phone',
    'phone number',
    'telephone',
    'telephone number',
    'tel',
    'mobile',
    'mobile phone',
    'cell',
    'cell phone',
    'home phone',
    'contact number',
    'phone no',
    'phone typed',
  ),
  textField('email', 'e-mail', 'email address', 'mail'),
  textField(
    'address',
    'street',
    'street address',
    'address line 1',
    'address.1.line',
    'address 1',
    'home address',
  ),
  textField('city', 'town', 'address.1.city'),
  textField('state', 'province', 'region'),
  textField('postal_code', 'zip', 'zip code', 'postcode', 'post code', 'postal', 'address.1.postalCode'),
  textField('insurance', 'insurance provider', 'insurance company', 'insurer', 'insurance name'),
  textField(
    'policy_number',
    'policy',
    'policy no',
    'insurance number',
    'insurance policy number',
    'member id',
  ),
  textField('emergency_contact_name', 'emergency contact', 'next of kin', 'emergency name'),
  textField('emergency_contact_relationship', 'emergency relationship', 'relationship'),
  phoneField('emergency_contact_phone', 'emergency phone', 'next of kin phone', 'emergency number'),
  textField('blood_type', 'blood group', 'blood'),
  textField('allergies', 'allergy', 'known allergies'),
  textField('medications', 'medication', 'current medications', 'medicines'),
  textField('medical_history', 'history', 'past medical history'),
  dateField(
    'deceased_on',
    'deathdate',
    'death date',
    'date of death',
    'deceased',
    'died',
    'dod',
    'deceased date',
  ),
  textField(
    'external_ref',
    'id',
    'patient id',
    'external id',
    'reference',
    'ref',
    'mrn',
    'medical record number',
    'record id',
    'patient number',
    'number',
    'uuid',
  ),
];

/** Patients; a row is known again by its reference, or without one by its names and birth date. */
export const patients: ImportTable = {
  name: 'patients',
  known_as: ['patient', 'people', 'persons', 'clients'],
  fields,
  skipped: ['ssn', 'social security number', 'passport', 'drivers', 'password'],
  throughOperations: false,
  reader(rules) {
    // The form says everything that is wrong at once, and takes longer: only bad rows are shown to it.
    const form = patientFormSchema(rules, rules.readPhone);
    return ({ full_name, ...cells }) => {
      const input = full_name === undefined ? cells : { ...splitName(full_name), ...cells };
      const checked = registerInput.safeParse(input);
      const read = checked.success ? readPatient(checked.data, rules) : undefined;
      if (!checked.success || read === undefined || Object.keys(read.problems).length > 0) {
        const all = check(form, input);
        return { ok: false, fields: all.ok ? (read?.problems ?? {}) : { ...read?.problems, ...all.fields } };
      }
      const { first_name, last_name, gender } = checked.data;
      const birth_date = read.values.birth_date ?? checked.data.birth_date;
      const values = said({ ...read.values, first_name, last_name, gender, birth_date });
      return { ok: true, values, land: (landing) => landPatient(landing, values, input) };
    };
  },
};
