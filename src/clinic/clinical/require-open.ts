import { refuse, type View } from '../../desk/index.ts';
import { clinicalAccess } from '../clinical-access/index.ts';
import type { Patient } from '../patients/entity.ts';
import { openingHint } from '../patients/index.ts';

/** Throws `forbidden` while the clinical data of a patient is closed to the one who calls. */
export async function requireOpen(
  view: View,
  { id, number, full_name }: Pick<Patient, 'id' | 'number' | 'full_name'>,
): Promise<void> {
  if ((await clinicalAccess(view, id)) === 'open') return;
  refuse('forbidden', `The clinical data of ${full_name} is closed.`, {
    hint: openingHint(number),
    details: { patient: id },
  });
}
