import type { View } from '../../desk/index.ts';
import { ClinicalAccess as Grant } from './entity.ts';
import { isOwnPatient } from './own.ts';
import { type ClinicalAccess, clinicalAccessOf } from './rule.ts';

/** Whether the one who calls may see the clinical data of a patient now. Asks the database only where it matters. */
export async function clinicalAccess(
  view: Pick<View, 'em' | 'standing' | 'now'>,
  patient: string,
): Promise<ClinicalAccess> {
  const { standing } = view;
  const untied = clinicalAccessOf(standing, { isOwn: false, hasGrant: false });
  if (untied !== 'reason_needed' || standing.kind !== 'signed_in') return untied;
  const { doctor_id, user_id } = standing;
  const isOwn = doctor_id !== null && (await isOwnPatient(view, doctor_id, patient));
  const tied = clinicalAccessOf(standing, { isOwn, hasGrant: false });
  if (tied === 'open') return tied;
  const grant = await view.em.findOne(
    Grant,
    { user: user_id, patient, expires_at: { $gt: view.now } },
    { fields: ['id'] },
  );
  return clinicalAccessOf(standing, { isOwn, hasGrant: grant !== null });
}
