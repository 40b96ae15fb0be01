/**
 * What becomes of every column in a masked export. A test walks the columns of every entity and fails for a text or a
 * date that is not here; until it is, such a column is blanked, and a table that is not here is left out.
 *
 * - `kept`: says nothing of a person (codes, moments of work, ids, which mean something only beside the original)
 * - `blank`: free text and health; null, or `withheld` where something must stand
 * - `reason`: `withheld`, where a rule asks whether there is one
 * - the others are fakes, the same wherever the same person comes
 */
export type MaskKind =
  | 'kept'
  | 'blank'
  | 'reason'
  | 'first_name'
  | 'last_name'
  | 'full_name'
  | 'sound_key'
  | 'contact_name'
  | 'birth_date'
  | 'deceased_on'
  | 'phone'
  | 'email'
  | 'address'
  | 'city'
  | 'state'
  | 'postal_code'
  | 'insurance'
  | 'reference'
  | 'licence'
  | 'colleague'
  | 'setting';

export const maskedColumns: Readonly<Record<string, Readonly<Record<string, MaskKind>>>> = {
  settings: { name: 'kept', value: 'setting' },
  specializations: { id: 'kept', code: 'kept', name: 'kept', description: 'kept' },
  patients: {
    id: 'kept',
    number: 'kept',
    first_name: 'first_name',
    last_name: 'last_name',
    full_name: 'full_name',
    sound_key: 'sound_key',
    birth_date: 'birth_date',
    gender: 'kept',
    phone: 'phone',
    phone_typed: 'phone',
    email: 'email',
    address: 'address',
    city: 'city',
    state: 'state',
    postal_code: 'postal_code',
    insurance: 'insurance',
    policy_number: 'reference',
    emergency_contact_name: 'contact_name',
    emergency_contact_relationship: 'blank',
    emergency_contact_phone: 'phone',
    blood_type: 'kept',
    allergies: 'blank',
    medications: 'blank',
    medical_history: 'blank',
    deceased_on: 'deceased_on',
    external_ref: 'reference',
    created_by: 'colleague',
  },
  doctors: {
    id: 'kept',
    full_name: 'full_name',
    title: 'kept',
    license_number: 'licence',
    phone: 'phone',
    phone_typed: 'phone',
    email: 'email',
    office_address: 'address',
    medical_degree: 'kept',
    certifications: 'blank',
    status: 'kept',
    bio: 'blank',
    hire_date: 'kept',
    external_ref: 'reference',
    created_by: 'colleague',
  },
  doctor_specializations: { doctor_id: 'kept', specialization_id: 'kept' },
  doctor_schedules: { id: 'kept', doctor_id: 'kept' },
  doctor_absences: {
    id: 'kept',
    doctor_id: 'kept',
    from_date: 'kept',
    to_date: 'kept',
    reason: 'blank',
    created_by: 'colleague',
  },
  appointments: {
    id: 'kept',
    patient_id: 'kept',
    doctor_id: 'kept',
    specialization_id: 'kept',
    appointment_date: 'kept',
    appointment_type: 'kept',
    reason: 'reason',
    notes: 'blank',
    status: 'kept',
    overbooked: 'reason',
    cancellation_reason: 'reason',
    external_ref: 'reference',
    created_by: 'colleague',
  },
  queue_entries: {
    id: 'kept',
    ticket: 'kept',
    ticket_date: 'kept',
    patient_id: 'kept',
    specialization_id: 'kept',
    doctor_id: 'kept',
    appointment_id: 'kept',
    urgency: 'kept',
    removal_reason: 'reason',
    move_reason: 'reason',
    created_by: 'colleague',
  },
  users: {
    id: 'kept',
    email: 'email',
    first_name: 'first_name',
    last_name: 'last_name',
    full_name: 'full_name',
    role: 'kept',
    doctor_id: 'kept',
    created_by: 'colleague',
  },
  clinical_accesses: { id: 'kept', user_id: 'kept', patient_id: 'kept', reason: 'reason' },
};

/** The books: they hold what people typed, before and after, and are left out of a masked export whole. */
export const unmaskedTables: readonly string[] = [
  'uploads',
  'import_mappings',
  'operations_log',
  'audit_logs',
];

/** Numbers, yes or no, moments and times of day say nothing of a person by themselves. */
export function maskOf(table: string, column: string, kind: string): MaskKind {
  const declared = maskedColumns[table]?.[column];
  return declared ?? (kind === 'text' || kind === 'date' ? 'blank' : 'kept');
}
