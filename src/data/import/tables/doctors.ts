import { doctorAdd } from '../../../clinic/doctors/index.ts';
import { dateField, type ImportField, needed, phoneField, textField } from '../columns/field.ts';
import { check } from './check.ts';
import { landDoctor } from './land-doctor.ts';
import type { Cells, ImportTable } from './table.ts';

const fields: readonly ImportField[] = [
  needed(
    textField(
      'full_name',
      'name',
      'doctor',
      'doctor name',
      'provider',
      'provider name',
      'physician',
      'practitioner',
    ),
    'last_name',
  ),
  textField('first_name', 'first', 'given name', 'forename'),
  textField('last_name', 'last', 'surname', 'family name'),
  needed(
    textField(
      'license_number',
      'license',
      'licence',
      'licence number',
      'license no',
      'licence no',
      'npi',
      'registration number',
      'gmc number',
    ),
  ),
  textField('title', 'prefix', 'salutation'),
  phoneField(
    'phone',
    'phone number',
    'telephone',
    'tel',
    'mobile',
    'office phone',
    'contact number',
    'phone typed',
  ),
  textField('email', 'e-mail', 'email address', 'mail'),
  textField('office_address', 'office', 'address', 'street', 'street address'),
  textField('city', 'town'),
  textField('state', 'province'),
  textField('postal_code', 'zip', 'zip code', 'postcode'),
  textField('medical_degree', 'degree', 'qualification', 'qualifications'),
  textField('years_of_experience', 'experience', 'years'),
  textField('certifications', 'certificates', 'certification'),
  textField(
    'specialization',
    'specializations',
    'speciality',
    'specialty',
    'specialisation',
    'department',
    'field',
  ),
  textField('status', 'doctor status'),
  textField('bio', 'biography', 'about'),
  dateField('hire_date', 'hired', 'hired on', 'date hired', 'joined', 'start date'),
  textField('external_ref', 'id', 'doctor id', 'provider id', 'external id', 'reference', 'ref', 'uuid'),
];

/** Doctors; a row is known again by its licence number. Specializations it names are added when there is none. */
export const doctors: ImportTable = {
  name: 'doctors',
  known_as: ['doctor', 'providers', 'physicians', 'practitioners'],
  fields,
  skipped: ['ssn', 'password'],
  throughOperations: true,
  reader({ readPhone, country }) {
    return (cells) => {
      const { specialization = '', external_ref = '', ...input } = inputOf(cells);
      const checked = check(doctorAdd.input, input);
      const phone = input.phone ? readPhone('Phone', input.phone, country) : undefined;
      const problem: Record<string, string> = phone?.ok === false ? { phone: phone.problem } : {};
      if (!checked.ok) return { ok: false, fields: { ...problem, ...checked.fields } };
      if (problem.phone !== undefined) return { ok: false, fields: problem };
      const doctor = { values: checked.values, input, specialization, external_ref };
      const values = { ...checked.values, specialization, external_ref };
      return { ok: true, values, land: (landing) => landDoctor(landing, doctor) };
    };
  },
};

function inputOf({
  first_name,
  last_name,
  office_address,
  city,
  state,
  postal_code,
  ...cells
}: Cells): Cells {
  const whole = [first_name, last_name].filter(Boolean).join(' ');
  const place = [city, [state, postal_code].filter(Boolean).join(' ')].filter(Boolean);
  const office = [office_address, ...place].filter(Boolean).join(', ');
  return {
    ...(whole && { full_name: whole }),
    ...cells,
    ...(office && { office_address: office }),
  };
}
