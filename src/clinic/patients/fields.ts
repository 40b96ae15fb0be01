import { z } from 'zod';
import { choice, email, longText, optional, personName, phone, text } from '../../desk/fields/index.ts';
import { bloodTypes, genders } from './values.ts';

/** A birth date is read by the clinic's own order of dates, so its field takes the text; see `readPatient`. */
const typedDate = (label: string) => text(label, 40);

/** Every field of a patient that a person fills in: the form, the flags and an import's columns are made from these. */
export const patientFields = {
  first_name: personName('First name').describe('First name'),
  last_name: personName('Last name').describe('Last name'),
  birth_date: typedDate('Birth date').describe('Birth date: 1988-03-07, or as the clinic writes dates'),
  gender: choice('Gender', genders, {
    m: 'Male',
    man: 'Male',
    boy: 'Male',
    masculine: 'Male',
    f: 'Female',
    w: 'Female',
    woman: 'Female',
    girl: 'Female',
    feminine: 'Female',
    o: 'Other',
    d: 'Other',
    x: 'Other',
    diverse: 'Other',
    nonbinary: 'Other',
    unknown: 'Other',
    u: 'Other',
  }).describe('Gender: Male, Female or Other'),
  phone: optional(phone('Phone')).describe('Phone; without + a number of the clinic’s country'),
  email: optional(email('E-mail')).describe('E-mail address'),
  address: optional(longText('Address', 500)).describe('Street and number'),
  city: optional(text('City', 100)).describe('City'),
  state: optional(text('State', 50)).describe('State or province'),
  postal_code: optional(text('Postal code', 20)).describe('Postal code'),
  insurance: optional(text('Insurance', 255)).describe('Insurance company'),
  policy_number: optional(text('Policy number', 100)).describe('Policy number'),
  emergency_contact_name: optional(text('Emergency contact', 200)).describe('Emergency contact: name'),
  emergency_contact_relationship: optional(text('Relationship', 50)).describe(
    'Emergency contact: relationship',
  ),
  emergency_contact_phone: optional(phone('Emergency phone')).describe('Emergency contact: phone'),
  blood_type: optional(
    choice('Blood type', bloodTypes, {
      'A positive': 'A+',
      'A negative': 'A-',
      'A neg': 'A-',
      'A pos': 'A+',
      'B positive': 'B+',
      'B negative': 'B-',
      'B pos': 'B+',
      'B neg': 'B-',
      'AB positive': 'AB+',
      'AB negative': 'AB-',
      'AB pos': 'AB+',
      'AB neg': 'AB-',
      'O positive': 'O+',
      'O negative': 'O-',
      'O pos': 'O+',
      'O neg': 'O-',
      '0+': 'O+',
      '0-': 'O-',
    }),
  ).describe('Blood type, only when it is known'),
  allergies: optional(longText('Allergies', 5000)).describe('Allergies, shown wherever the patient is'),
  medications: optional(longText('Medications')).describe('Medications'),
  medical_history: optional(longText('Medical history')).describe('Medical history'),
} as const;

export const registerInput = z.strictObject({
  ...patientFields,
  deceased_on: optional(typedDate('Date of death')).describe('Date of death, for records from elsewhere'),
  external_ref: optional(text('Reference', 255)).describe('The id another system knows this patient by'),
});

/** What is given is changed, the rest left alone. */
export const patientChanges = registerInput.partial();

export const editInput = patientChanges.extend({
  id: text('Patient', 100).describe('Patient: id or number'),
  version: z.coerce
    .number()
    .int()
    .optional()
    .describe('The version that was changed; refused when it is no longer the last'),
});

/** What the fields of a patient are once read: all of them but those left alone. */
export type PatientInput = Partial<z.output<typeof registerInput>>;
export type PatientField = keyof typeof patientFields;
