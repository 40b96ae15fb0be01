import { isPermitted, type Permission, type Standing } from '../../desk/index.ts';
import type { ClinicalAccess } from '../clinical-access/index.ts';
import type { PatientField } from './fields.ts';

interface FieldRule {
  /** Closed to whoever the patient's clinical data is closed to. */
  readonly isClinical: boolean;
  readonly edit: Permission;
}

/**
 * The fields of a patient that not everybody sees or changes: the one list. Allergies and blood type are shown to all,
 * for safety, and changed by those who care for patients.
 */
const fieldRules = {
  blood_type: { isClinical: false, edit: 'clinical.edit' },
  allergies: { isClinical: false, edit: 'allergies.edit' },
  medications: { isClinical: true, edit: 'clinical.edit' },
  medical_history: { isClinical: true, edit: 'clinical.edit' },
} as const satisfies Partial<Record<PatientField, FieldRule>>;

type RuledField = keyof typeof fieldRules;
export type ClinicalField = {
  [F in RuledField]: (typeof fieldRules)[F]['isClinical'] extends true ? F : never;
}[RuledField];

const ruledFields = Object.keys(fieldRules).filter(isRuled);

export function isClinicalField(name: string): name is ClinicalField {
  return isRuled(name) && fieldRules[name].isClinical;
}

function isRuled(name: string): name is RuledField {
  return Object.hasOwn(fieldRules, name);
}

/** What stands for the clinical data of somebody to whom it is closed. */
const closed = { medications: null, medical_history: null } as const satisfies Record<ClinicalField, null>;

/** A patient's columns, also an image of them in the audit log, as this access shows them: what is closed is null. */
export function asShown<T extends object>(row: T, access: ClinicalAccess) {
  return access === 'open' ? row : { ...row, ...closed };
}

/**
 * The fields that somebody may not fill in or change: of a patient yet to be registered `access` is open, for there is
 * nothing to be seen.
 */
export function lockedFields(standing: Standing, access: ClinicalAccess): RuledField[] {
  return ruledFields.filter(
    (name) => !isPermitted(standing, fieldRules[name].edit) || (isClinicalField(name) && access !== 'open'),
  );
}
