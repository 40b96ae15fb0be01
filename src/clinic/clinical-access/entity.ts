import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { callInstant, InstantType } from '../../desk/index.ts';
import { Patient } from '../patients/entity.ts';
import { User } from '../users/entity.ts';

/** Somebody opened the clinical data of a patient who is not theirs, and said why (break-glass). */
export const ClinicalAccess = defineEntity({
  name: 'ClinicalAccess',
  tableName: 'clinical_accesses',
  properties: {
    id: p.string().length(36).primary(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    patient: () => p.manyToOne(Patient).deleteRule('cascade').index('idx_clinical_accesses_patient'),
    reason: p.string().length(500).check("trim(reason) <> ''"),
    created_at: p.type(InstantType).onCreate(callInstant).index('idx_clinical_accesses_created'),
    /** Until then the data stays open to this person. */
    expires_at: p.type(InstantType),
  },
  indexes: [{ name: 'idx_clinical_accesses_user', properties: ['user', 'patient', 'expires_at'] }],
});
export type ClinicalAccess = InferEntity<typeof ClinicalAccess>;
