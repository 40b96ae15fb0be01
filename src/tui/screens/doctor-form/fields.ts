import { type DoctorDetail, doctorStatuses } from '../../../clinic/doctors/index.ts';
import type { FormField, FormValues, Option } from '../../kit.ts';

/** The form's fields; `pick` asks for the specializations. */
export function doctorFields(
  values: FormValues,
  pick: (values: FormValues) => Promise<Option<string> | null>,
): FormField[] {
  return [
    { name: 'full_name', label: 'Name', kind: 'text', placeholder: 'first and last name', width: 34 },
    { name: 'title', label: 'Title', kind: 'text', placeholder: 'like Dr', width: 12 },
    { name: 'license_number', label: 'Licence number', kind: 'text', width: 24 },
    {
      name: 'specializations',
      label: 'Specializations',
      kind: 'pick',
      shown: values.specializations,
      pick,
    },
    {
      name: 'status',
      label: 'Status',
      kind: 'choice',
      options: doctorStatuses.map((status) => ({ value: status, label: status })),
      help: 'On Leave without dates; for a leave from … to …, save this and press l.',
    },
    { name: 'phone', label: 'Phone', kind: 'text', section: 'Contact', width: 24 },
    { name: 'email', label: 'E-mail', kind: 'text', section: 'Contact', width: 34 },
    { name: 'office_address', label: 'Office', kind: 'text', section: 'Contact', width: 34 },
    { name: 'medical_degree', label: 'Degree', kind: 'text', section: 'Career', width: 24 },
    { name: 'years_of_experience', label: 'Years of experience', kind: 'text', section: 'Career', width: 6 },
    {
      name: 'hire_date',
      label: 'Hired on',
      kind: 'text',
      section: 'Career',
      width: 17,
      placeholder: 'like 2026-01-15',
    },
    { name: 'certifications', label: 'Certifications', kind: 'long', section: 'Career' },
    { name: 'bio', label: 'About', kind: 'long', section: 'Career' },
  ];
}

export const emptyDoctor: FormValues = { title: 'Dr', status: 'Active' };

/** A doctor as the form's text. */
export function valuesOf(doctor: DoctorDetail): FormValues {
  const years = doctor.years_of_experience;
  return {
    full_name: doctor.full_name,
    title: doctor.title ?? '',
    license_number: doctor.license_number,
    specializations: doctor.specializations.map(({ code }) => code).join(', '),
    status: doctor.status,
    phone: doctor.phone_typed ?? '',
    email: doctor.email ?? '',
    office_address: doctor.office_address ?? '',
    medical_degree: doctor.medical_degree ?? '',
    years_of_experience: years === null ? '' : String(years),
    hire_date: doctor.hire_date ?? '',
    certifications: doctor.certifications ?? '',
    bio: doctor.bio ?? '',
  };
}

/** The codes with this one taken in, or out when it was in: "G, C". */
export function toggleCode(codes: string, code: string): string {
  const list = codeList(codes);
  const next = list.includes(code) ? list.filter((one) => one !== code) : [...list, code];
  return next.join(', ');
}

export function codeList(codes: string): string[] {
  return codes
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
