import {
  editPatient,
  Patient,
  type PatientValues,
  patientFormSchema,
  readingContext,
  readingRules,
  readPatient,
  registerInput,
  registerPatient,
} from '../../../clinic/patients/index.ts';
import { loadPhoneReader } from '../../../desk/fields/index.ts';
import { parseInput, type Work } from '../../../desk/index.ts';
import type { ImportField } from '../columns/field.ts';
import { conflict, differences } from './difference.ts';
import { splitName } from './split-name.ts';
import type { ImportTable } from './table.ts';

const text = (name: string, ...known_as: string[]): ImportField => ({
  name,
  known_as,
  kind: 'text',
  required: false,
});

const fields: readonly ImportField[] = [
  {
    ...text('first_name', 'first', 'given name', 'given', 'forename', 'patient first name'),
    required: true,
    or_from: ['full_name'],
  },
  {
    ...text('last_name', 'last', 'surname', 'family name', 'family', 'patient last name'),
    required: true,
    or_from: ['full_name'],
  },
  text('full_name', 'name', 'patient name', 'patient'),
  {
    name: 'birth_date',
    known_as: ['date of birth', 'dob', 'birthdate', 'born', 'birthday', 'birth', 'patient dob'],
    kind: 'date',
    required: true,
  },
  { ...text('gender', 'sex', 'gender identity'), required: true },
  {
    name: 'phone',
    known_as: [
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
    ],
    kind: 'phone',
    required: false,
  },
  text('email', 'e-mail', 'email address', 'mail'),
  text('address', 'street', 'street address', 'address line 1', 'address 1', 'home address'),
  text('city', 'town'),
  text('state', 'province', 'region'),
  text('postal_code', 'zip', 'zip code', 'postcode', 'post code', 'postal'),
  text('insurance', 'insurance provider', 'insurance company', 'insurer', 'insurance name'),
  text('policy_number', 'policy', 'policy no', 'insurance number', 'insurance policy number', 'member id'),
  text('emergency_contact_name', 'emergency contact', 'next of kin', 'emergency name'),
  text('emergency_contact_relationship', 'emergency relationship', 'relationship'),
  {
    ...text('emergency_contact_phone', 'emergency phone', 'next of kin phone', 'emergency number'),
    kind: 'phone',
  },
  text('blood_type', 'blood group', 'blood'),
  text('allergies', 'allergy', 'known allergies'),
  text('medications', 'medication', 'current medications', 'medicines'),
  text('medical_history', 'history', 'past medical history'),
  {
    name: 'deceased_on',
    known_as: ['deathdate', 'death date', 'date of death', 'deceased', 'died', 'dod', 'deceased date'],
    kind: 'date',
    required: false,
  },
  text(
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
  fields,
  skipped: ['ssn', 'social security number', 'passport', 'drivers', 'password'],
  schema: registerInput,
  async wholeSchema(desk) {
    return patientFormSchema(await desk.read(readingRules, {}), await loadPhoneReader());
  },
  inputOf({ full_name, ...cells }) {
    return full_name === undefined ? cells : { ...splitName(full_name), ...cells };
  },
  keyOf({ external_ref, first_name, last_name, birth_date }) {
    if (external_ref) return `ref ${external_ref}`;
    return first_name && last_name && birth_date ? `${first_name} ${last_name} ${birth_date}` : undefined;
  },
  async land(work, input, { onConflict }) {
    const row = parseInput(registerInput, input);
    const { values } = readPatient(row, await readingContext(work));
    const known = await findKnown(work, values);
    if (known.length === 0) {
      await work.run(registerPatient, row);
      return 'inserted';
    }
    const changed = known.map((patient) => ({
      patient,
      fields: Object.keys(differences(compared(values), { ...patient })),
    }));
    if (changed.some(({ fields: names }) => names.length === 0)) return 'unchanged';
    const [first] = changed;
    if (first === undefined || onConflict !== 'update' || changed.length > 1) {
      throw conflict(first?.patient.number ?? 'The patient', first?.fields ?? [], onConflict);
    }
    const taken = Object.fromEntries(first.fields.map((name) => [name, input[name]]));
    await work.run(editPatient, { ...taken, id: first.patient.id });
    return 'updated';
  },
};

/** What is compared is what is kept; how a number was typed is not a difference. */
function compared({ phone_typed: _, ...values }: PatientValues): Record<string, unknown> {
  return values;
}

async function findKnown(
  work: Work,
  { external_ref, first_name, last_name, birth_date }: PatientValues,
): Promise<Patient[]> {
  if (external_ref) return work.em.find(Patient, { external_ref });
  if (!first_name || !last_name || !birth_date) return [];
  return work.em.find(Patient, { first_name, last_name, birth_date });
}
