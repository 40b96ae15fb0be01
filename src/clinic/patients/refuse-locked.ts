import { refuse, type Standing } from '../../desk/index.ts';
import type { ClinicalAccess } from '../clinical-access/index.ts';
import type { Patient } from './entity.ts';
import { isClinicalField, lockedFields } from './field-rules.ts';
import type { PatientInput } from './fields.ts';

/**
 * Throws `forbidden` for fields that the one who calls may not change, and names them. What is said of a field that is
 * shown may repeat what is on file; of a closed one nothing may be said at all, or one could find out by guessing.
 *
 * @param patient as on file; null for one who is being registered
 */
export function refuseLocked(
  standing: Standing,
  access: ClinicalAccess,
  input: PatientInput,
  patient: Patient | null,
): void {
  const touched = lockedFields(standing, access).filter((name) => {
    const said = input[name];
    if (said === undefined) return false;
    if (patient === null) return said !== null;
    return isClinicalField(name) || said !== (patient[name] ?? null);
  });
  if (touched.length === 0) return;
  const names = touched.map((name) => name.replaceAll('_', ' ')).join(', ');
  const opens = access === 'reason_needed' && touched.every(isClinicalField);
  const who = standing.kind === 'signed_in' ? standing.role : 'this desk';
  const message = opens
    ? `The clinical data of this patient is closed: ${names}.`
    : `Not for ${who} to change: ${names}.`;
  refuse('forbidden', message, {
    hint: opens ? openingHint(patient?.number) : 'Leave that out, or ask somebody who may.',
    fields: Object.fromEntries(touched.map((name) => [name, message])),
    ...(patient && { details: { patient: patient.id } }),
  });
}

/** How one opens what is closed. */
export function openingHint(number = 'PATIENT'): string {
  return `Say why: press o in the record, or frontdesk clinical open ${number} --reason "…".`;
}
