import type { PatientMatch, View } from '../../desk/index.ts';
import { type ClinicalAccess, clinicalTerms } from '../clinical-access/index.ts';
import { ageOn } from './age.ts';
import type { Patient } from './entity.ts';
import { asShown } from './field-rules.ts';

/** A patient as a list shows her. `age` in whole years today. */
export interface PatientListRow extends PatientMatch {
  age: number;
}

/** A patient as the screens, the commands and scripts see her. Dates `YYYY-MM-DD`, instants UTC. */
export interface PatientRow extends PatientListRow {
  address: string | null;
  state: string | null;
  postal_code: string | null;
  insurance: string | null;
  policy_number: string | null;
  emergency_contact_name: string | null;
  emergency_contact_relationship: string | null;
  emergency_contact_phone: string | null;
  blood_type: string | null;
  allergies: string | null;
  medications: string | null;
  medical_history: string | null;
  /** Whether the clinical fields are shown; where they are not, they are null whatever is on file. */
  clinical: ClinicalAccess;
  /** UTC; until then they are shown because a reason was given. */
  clinical_until: string | null;
  deceased_on: string | null;
  /** UTC; since then nothing here says who she was. */
  anonymised_at: string | null;
  external_ref: string | null;
  registration_date: string;
  created_at: string;
  updated_at: string;
  created_by: string | null;
}

export function toListRow(patient: PatientMatch, today: string): PatientListRow {
  const { id, number, full_name, first_name, last_name, birth_date, gender } = patient;
  return {
    id,
    number,
    full_name,
    first_name,
    last_name,
    birth_date,
    age: ageOn(birth_date, today),
    gender,
    phone: patient.phone ?? null,
    phone_typed: patient.phone_typed ?? null,
    email: patient.email ?? null,
    city: patient.city ?? null,
    status: patient.status,
    version: patient.version,
  };
}

/** A loaded patient as the one who calls may see her. */
export async function toRow(
  view: Pick<View, 'em' | 'standing' | 'now'>,
  patient: Patient,
  today: string,
): Promise<PatientRow> {
  const { access, until } = await clinicalTerms(view, patient.id);
  return { ...asShown(wholeRow(patient, today), access), clinical: access, clinical_until: until };
}

function wholeRow(patient: Patient, today: string): Omit<PatientRow, 'clinical' | 'clinical_until'> {
  return {
    ...toListRow(patientMatch(patient), today),
    address: patient.address ?? null,
    state: patient.state ?? null,
    postal_code: patient.postal_code ?? null,
    insurance: patient.insurance ?? null,
    policy_number: patient.policy_number ?? null,
    emergency_contact_name: patient.emergency_contact_name ?? null,
    emergency_contact_relationship: patient.emergency_contact_relationship ?? null,
    emergency_contact_phone: patient.emergency_contact_phone ?? null,
    blood_type: patient.blood_type ?? null,
    allergies: patient.allergies ?? null,
    medications: patient.medications ?? null,
    medical_history: patient.medical_history ?? null,
    deceased_on: patient.deceased_on ?? null,
    anonymised_at: patient.anonymised_at ?? null,
    external_ref: patient.external_ref ?? null,
    registration_date: patient.registration_date,
    created_at: patient.created_at,
    updated_at: patient.updated_at,
    created_by: patient.created_by ?? null,
  };
}

/** The columns that a list shows, from a loaded patient. */
export function patientMatch(patient: Patient): PatientMatch {
  return {
    ...patient,
    phone: patient.phone ?? null,
    phone_typed: patient.phone_typed ?? null,
    email: patient.email ?? null,
    city: patient.city ?? null,
  };
}

/** "Smith, Samira": how lists show a name, so that the eye finds the last name. */
export function lastFirst({ first_name, last_name }: { first_name: string; last_name: string }): string {
  return `${last_name}, ${first_name}`;
}
