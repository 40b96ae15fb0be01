import { defineEntity, type InferEntity, type Opt, p } from '@mikro-orm/core';
import { callInstant, InstantType } from '../../desk/index.ts';

export const Patient = defineEntity({
  name: 'Patient',
  tableName: 'patients',
  properties: {
    id: p.string().length(36).primary(),
    /** The human number, `P-00001`. */
    number: p.string().length(20).unique('uq_patient_number'),
    /** The key of the search index: an implicit rowid is not stable in a table with a text key. */
    search_key: p.integer().unique('uq_patient_search_key').hidden(),
    first_name: p.string().length(100),
    last_name: p.string().length(100),
    full_name: p
      .string()
      .$type<Opt<string>>()
      .length(201)
      .generated("(trim(first_name || ' ' || last_name)) stored")
      .index('idx_patient_name'),
    /** Phonetic key of the name, for likely duplicates. */
    sound_key: p.string().length(40).nullable().index('idx_patient_sound').hidden(),
    birth_date: p.date().index('idx_patients_dob').check("birth_date >= '1900-01-01'"),
    gender: p.enum(['Male', 'Female', 'Other']),
    /** E.164, `+442079460712`. */
    phone: p.string().length(20).nullable().index('idx_patient_phone'),
    phone_typed: p.string().length(40).nullable(),
    email: p.string().length(255).nullable().index('idx_patients_email'),
    address: p.text().nullable(),
    city: p.string().length(100).nullable(),
    state: p.string().length(50).nullable(),
    postal_code: p.string().length(20).nullable(),
    insurance: p.string().length(255).nullable(),
    policy_number: p.string().length(100).nullable(),
    emergency_contact_name: p.string().length(200).nullable(),
    emergency_contact_relationship: p.string().length(50).nullable(),
    emergency_contact_phone: p.string().length(40).nullable(),
    blood_type: p
      .string()
      .length(3)
      .nullable()
      .check("blood_type in ('A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-')"),
    allergies: p.text().nullable(),
    medications: p.text().nullable(),
    medical_history: p.text().nullable(),
    /** 0 active, 1 inactive, 2 deceased. */
    status: p.integer().default(0).index('idx_patient_status').check('status in (0, 1, 2)'),
    deceased_on: p.date().nullable(),
    /** The id another system knew this patient by, kept by an import. */
    external_ref: p.string().length(255).nullable().index('idx_patient_external_ref'),
    registration_date: p.type(InstantType).onCreate(callInstant),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    created_by: p.string().length(255).nullable().index('idx_patients_created_by'),
    version: p.integer().version(),
    /** Since then nothing here says who she is; she is inactive for good. */
    anonymised_at: p.type(InstantType).nullable(),
  },
  indexes: [
    { name: 'idx_patients_name', properties: ['first_name', 'last_name'] },
    { name: 'idx_patients_page', properties: ['status', 'last_name', 'first_name', 'id'] },
  ],
  checks: [
    { name: 'patients_name_check', expression: "trim(first_name || last_name) <> ''" },
    { name: 'patients_deceased_check', expression: 'deceased_on is null or status = 2' },
    { name: 'patients_deceased_order_check', expression: 'deceased_on is null or deceased_on >= birth_date' },
  ],
});
export type Patient = InferEntity<typeof Patient>;

/** Everybody who was anonymised, by id alone: what comes from elsewhere (a backup, an old export) must not bring them back. */
export const AnonymisedPatient = defineEntity({
  name: 'AnonymisedPatient',
  tableName: 'anonymised_patients',
  properties: {
    patient_id: p.string().length(36).primary(),
    anonymised_at: p.type(InstantType),
  },
});
export type AnonymisedPatient = InferEntity<typeof AnonymisedPatient>;
