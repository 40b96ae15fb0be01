import { Doctor, DoctorSpecialization, doctorAdd, doctorEdit } from '../../../clinic/doctors/index.ts';
import { readingRules } from '../../../clinic/patients/index.ts';
import { Specialization, specializationAdd } from '../../../clinic/specializations/index.ts';
import { loadPhoneReader } from '../../../desk/fields/index.ts';
import { parseInput, type Work } from '../../../desk/index.ts';
import type { ImportField } from '../columns/field.ts';
import { conflict, differences } from './difference.ts';
import type { ImportTable, LandHow } from './table.ts';

const text = (name: string, ...known_as: string[]): ImportField => ({
  name,
  known_as,
  kind: 'text',
  required: false,
});

const fields: readonly ImportField[] = [
  {
    ...text(
      'full_name',
      'name',
      'doctor',
      'doctor name',
      'provider',
      'provider name',
      'physician',
      'practitioner',
    ),
    required: true,
    or_from: ['last_name'],
  },
  text('first_name', 'first', 'given name', 'forename'),
  text('last_name', 'last', 'surname', 'family name'),
  {
    ...text(
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
    required: true,
  },
  text('title', 'prefix', 'salutation'),
  {
    ...text('phone', 'phone number', 'telephone', 'tel', 'mobile', 'office phone', 'contact number'),
    kind: 'phone',
  },
  text('email', 'e-mail', 'email address', 'mail'),
  text('office_address', 'office', 'address', 'street', 'street address'),
  text('city', 'town'),
  text('state', 'province'),
  text('postal_code', 'zip', 'zip code', 'postcode'),
  text('medical_degree', 'degree', 'qualification', 'qualifications'),
  text('years_of_experience', 'experience', 'years'),
  text('certifications', 'certificates', 'certification'),
  text(
    'specialization',
    'specializations',
    'speciality',
    'specialty',
    'specialisation',
    'department',
    'field',
  ),
  text('status', 'doctor status'),
  text('bio', 'biography', 'about'),
  { ...text('hire_date', 'hired', 'hired on', 'date hired', 'joined', 'start date'), kind: 'date' },
  text('external_ref', 'id', 'doctor id', 'provider id', 'external id', 'reference', 'ref', 'uuid'),
];

/** Doctors; a row is known again by its licence number. Specializations it names are added when there is none. */
export const doctors: ImportTable = {
  name: 'doctors',
  fields,
  skipped: ['ssn', 'password'],
  schema: doctorAdd.input,
  async wholeSchema(desk) {
    const { country } = await desk.read(readingRules, {});
    const readPhone = await loadPhoneReader();
    const phone = doctorAdd.input.shape.phone.superRefine((typed, issues) => {
      const reading = typed ? readPhone('Phone', typed, country) : undefined;
      if (reading?.ok === false) issues.addIssue({ code: 'custom', message: reading.problem });
    });
    return doctorAdd.input.extend({ phone });
  },
  inputOf({ first_name, last_name, office_address, city, state, postal_code, specialization, ...cells }) {
    const whole = [first_name, last_name].filter(Boolean).join(' ');
    const place = [city, [state, postal_code].filter(Boolean).join(' ')].filter(Boolean);
    const office = [office_address, ...place].filter(Boolean).join(', ');
    return {
      ...(whole && { full_name: whole }),
      ...cells,
      ...(office && { office_address: office }),
      specialization,
    };
  },
  keyOf: ({ license_number }) => (license_number ? String(license_number) : undefined),
  async land(work, { specialization, external_ref, ...input }, how) {
    const row = parseInput(doctorAdd.input, input);
    const known = await work.em.findOne(Doctor, { license_number: row.license_number });
    const wanted = await specializationIds(work, specialization, how);
    if (known === null) {
      const { id } = await work.run(doctorAdd, { ...row, specializations: wanted });
      const doctor = await work.em.findOneOrFail(Doctor, { id });
      doctor.external_ref =
        typeof external_ref === 'string' && external_ref !== '' ? external_ref.slice(0, 255) : null;
      await work.flush();
      return 'inserted';
    }
    const { specializations: _, phone, ...said } = row;
    const kept = { ...known, phone: known.phone_typed };
    const changed = Object.keys(differences({ ...said, phone }, kept));
    const linked = await linkedIds(work, known.id);
    const missing = wanted.filter((id) => !linked.includes(id));
    if (changed.length === 0 && missing.length === 0) return 'unchanged';
    const names = missing.length > 0 ? [...changed, 'specialization'] : changed;
    if (how.onConflict !== 'update')
      throw conflict(`The doctor with licence ${row.license_number}`, names, how.onConflict);
    const taken = Object.fromEntries(changed.map((name) => [name, Reflect.get(input, name)]));
    await work.run(doctorEdit, { ...taken, id: known.id, specializations: [...linked, ...missing] });
    return 'updated';
  },
};

async function linkedIds(work: Work, doctor: string): Promise<string[]> {
  const links = await work.em.find(DoctorSpecialization, { doctor });
  return links.map((link) => link.specialization.id);
}

/** The specializations that a cell names, several after semicolons; one that is not there yet is added. */
async function specializationIds(work: Work, cell: unknown, how: LandHow): Promise<string[]> {
  const names = typeof cell === 'string' ? cell.split(/[;|]/).map((name) => name.trim()) : [];
  const ids: string[] = [];
  for (const name of names.filter((one) => one !== '')) {
    const all = await work.em.find(Specialization, {});
    const same = (text: string): boolean => text.toLowerCase() === name.toLowerCase();
    const found = all.find((one) => same(one.name)) ?? all.find(({ code }) => same(code));
    ids.push(found?.id ?? (await addSpecialization(work, name, how)));
  }
  return ids;
}

async function addSpecialization(work: Work, name: string, { note }: LandHow): Promise<string> {
  const shouted = name === name.toUpperCase() && name.length > 4;
  const added = await work.run(specializationAdd, {
    name: shouted ? name.charAt(0) + name.slice(1).toLowerCase() : name,
  });
  note(`Added the specialization ${added.name}.`);
  return added.id;
}
