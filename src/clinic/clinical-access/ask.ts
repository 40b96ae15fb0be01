import type { View } from '../../desk/index.ts';
import { ClinicalAccess as Grant } from './entity.ts';
import { ownAmong, ownDoctor } from './own.ts';
import { type ClinicalAccess, clinicalAccessOf } from './rule.ts';

type Asking = Pick<View, 'em' | 'standing' | 'now'>;

/** How the clinical data of a patient stands for the one who calls. */
export interface ClinicalTerms {
  readonly access: ClinicalAccess;
  /** UTC; until then it is open by the reason that was given. Null where no reason was needed, or none was given. */
  readonly until: string | null;
}

/** Asks the database only where it matters. */
export async function clinicalTerms(view: Asking, patient: string): Promise<ClinicalTerms> {
  const { standing } = view;
  const untied = clinicalAccessOf(standing, { isOwn: false, hasGrant: false });
  if (untied !== 'reason_needed' || standing.kind !== 'signed_in') return { access: untied, until: null };
  const { user_id } = standing;
  const doctor = ownDoctor(view);
  const isOwn = doctor !== null && (await ownAmong(view, doctor, [patient])).size > 0;
  const tied = clinicalAccessOf(standing, { isOwn, hasGrant: false });
  if (tied === 'open') return { access: tied, until: null };
  const grant = await view.em.findOne(
    Grant,
    { user: user_id, patient, expires_at: { $gt: view.now } },
    { orderBy: { expires_at: 'desc' } },
  );
  const access = clinicalAccessOf(standing, { isOwn, hasGrant: grant !== null });
  return { access, until: grant?.expires_at ?? null };
}

/** Whether the one who calls may see the clinical data of a patient now. */
export async function clinicalAccess(view: Asking, patient: string): Promise<ClinicalAccess> {
  return (await clinicalTerms(view, patient)).access;
}
