import { shown } from '../../desk/fields/index.ts';
import { refuse, type View } from '../../desk/index.ts';
import { Patient } from './entity.ts';

/** A patient by id or number (`P-00001`, in any case), whatever the status. Throws `not_found`. */
export async function findPatient(view: View, ref: string): Promise<Patient> {
  const wanted = ref.trim();
  const found = await view.em.findOne(Patient, { $or: [{ id: wanted }, { number: wanted.toUpperCase() }] });
  return (
    found ??
    refuse('not_found', `There is no patient ${shown(ref)}.`, {
      hint: 'A patient is named by id or number: see "patients search".',
    })
  );
}
