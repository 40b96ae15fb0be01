import {
  ageInWords,
  bloodTypes,
  type FormRules,
  genders,
  type PatientField,
  type PatientRow,
  type ReadingRules,
  readLifeDate,
} from '../../../clinic/patients/index.ts';
import { countryName } from '../../../clinic/settings/index.ts';
import { dayAndMonth, type FormField, type FormValues } from '../../kit.ts';

type Field = FormField & { readonly name: PatientField };

const where: Readonly<Record<'dmy' | 'mdy' | 'ymd', string>> = {
  dmy: 'Day first: 7.3.1988, 07031988 or 1988-03-07.',
  mdy: 'Month first: 3/7/1988, or 1988-03-07.',
  ymd: 'Year first: 1988-03-07.',
};

/** The form's fields, in the order a receptionist asks, but for those that are not this person's to fill in. */
export function patientFormFields(rules: FormRules): readonly Field[] {
  return everyField(rules).filter(({ name }) => !rules.locked.includes(name));
}

function everyField(rules: ReadingRules): readonly Field[] {
  /** How the date was understood: 03/04/88 can be meant in two ways. */
  const asRead = (value: string): string | undefined => {
    const read = readLifeDate('Birth date', value, rules);
    if (!read.ok) return undefined;
    return `${dayAndMonth(read.value)} ${read.value.slice(0, 4)}, ${ageInWords(read.value, rules.today)}`;
  };
  return [
    { name: 'first_name', label: 'First name', kind: 'text' },
    { name: 'last_name', label: 'Last name', kind: 'text' },
    {
      name: 'birth_date',
      label: 'Born',
      kind: 'text',
      width: 14,
      note: asRead,
      help: where[rules.date_order],
    },
    {
      name: 'gender',
      label: 'Gender',
      kind: 'choice',
      options: genders.map((value) => ({ value, label: value.toLowerCase() })),
      help: 'A letter or ← → chooses.',
    },
    {
      name: 'phone',
      label: 'Phone',
      kind: 'text',
      // As narrow as leaves room for the sentence beside it at 80 columns.
      width: 17,
      // Read when it is shown: the first name of a country costs a frame.
      get help() {
        return `Without +: a number of this country, ${countryName(rules.country)}.`;
      },
    },
    { name: 'email', label: 'E-mail', kind: 'text' },
    { name: 'address', label: 'Street', kind: 'text', section: 'Address' },
    { name: 'postal_code', label: 'Postal code', kind: 'text', section: 'Address', width: 14 },
    { name: 'city', label: 'City', kind: 'text', section: 'Address' },
    { name: 'state', label: 'State', kind: 'text', section: 'Address' },
    { name: 'insurance', label: 'Company', kind: 'text', section: 'Insurance' },
    { name: 'policy_number', label: 'Policy', kind: 'text', section: 'Insurance', width: 24 },
    { name: 'emergency_contact_name', label: 'Name', kind: 'text', section: 'Emergency contact' },
    {
      name: 'emergency_contact_relationship',
      label: 'Relation',
      kind: 'text',
      section: 'Emergency contact',
    },
    {
      name: 'emergency_contact_phone',
      label: 'Phone',
      kind: 'text',
      section: 'Emergency contact',
      width: 24,
    },
    {
      name: 'blood_type',
      label: 'Blood type',
      kind: 'choice',
      options: [{ value: '', label: 'not known' }, ...bloodTypes.map((value) => ({ value, label: value }))],
      section: 'Medical',
    },
    {
      name: 'allergies',
      label: 'Allergies',
      kind: 'long',
      section: 'Medical',
      help: 'Shown wherever the patient is.',
    },
    { name: 'medications', label: 'Medications', kind: 'long', section: 'Medical' },
    { name: 'medical_history', label: 'History', kind: 'long', section: 'Medical' },
  ];
}

/** A record as the form shows it: every value as text, the phone as it was typed. */
export function formValues(fields: readonly Field[], record: PatientRow | null): FormValues {
  return Object.fromEntries(
    fields.map(({ name }) => [name, (name === 'phone' ? record?.phone_typed : record?.[name]) ?? '']),
  );
}

/** The fields that differ from what the form began with. */
export function changedValues(values: FormValues, initial: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== (initial[name] ?? '')),
  );
}

/** Names from what was typed into a search: "Smith, Samira" and "samira smith"; nothing from numbers. */
export function namesFromSearch(typed: string): FormValues {
  if (!/^[\p{L}\p{M}\s,.'’-]+$/u.test(typed)) return {};
  const [last, first] = typed.split(',').map((part) => part.trim());
  if (first !== undefined) return { first_name: capital(first), last_name: capital(last ?? '') };
  const words = typed.trim().split(/\s+/u);
  if (words.length === 1) return { last_name: capital(words[0] ?? '') };
  return { first_name: capital(words[0] ?? ''), last_name: capital(words.slice(1).join(' ')) };
}

function capital(name: string): string {
  return name.replace(/(^|[\s-])\p{Ll}/gu, (start) => start.toUpperCase());
}
