import { isPermitted, type Standing } from '../../desk/index.ts';

/** Whether the clinical data of a patient may be seen: at once, after saying why (break-glass), or never. */
export type ClinicalAccess = 'open' | 'reason_needed' | 'never';

/** What ties the one who asks to the patient. */
export interface Ties {
  /** A doctor's own patient: booked with, called by or served by that doctor. */
  readonly isOwn: boolean;
  /** A reason was given, and its hour is not over. */
  readonly hasGrant: boolean;
}

/**
 * Who may see whose clinical data. Nurses see everybody's, doctors their own patients'; for the rest, and for
 * administrators always, somebody has to say why. Where there are no accounts nothing is closed.
 */
export function clinicalAccessOf(standing: Standing, { isOwn, hasGrant }: Ties): ClinicalAccess {
  if (standing.kind === 'open') return 'open';
  if (standing.kind !== 'signed_in' || !isPermitted(standing, 'clinical.see')) return 'never';
  if (standing.role === 'nurse' || hasGrant) return 'open';
  return standing.role === 'doctor' && isOwn ? 'open' : 'reason_needed';
}
