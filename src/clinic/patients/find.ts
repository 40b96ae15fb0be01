import { shown } from '../../desk/fields/index.ts';
import { refuse, type View } from '../../desk/index.ts';
import { Patient } from './entity.ts';
import { asPatientNumber } from './number.ts';

/** A patient by id or number (P-00977, p977, 977), whatever the status. Throws `not_found`. */
export async function findPatient(view: Pick<View, 'em'>, ref: string): Promise<Patient> {
  const wanted = ref.trim();
  const number = asPatientNumber(wanted) ?? wanted;
  const found =
    (await view.em.findOne(Patient, { id: wanted })) ?? (await view.em.findOne(Patient, { number }));
  return (
    found ??
    refuse('not_found', `There is no patient ${shown(ref)}.`, {
      hint: 'A patient is named by number (P-00977) or id: "patients search" finds both.',
    })
  );
}
