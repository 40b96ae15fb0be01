import { shown } from '../../desk/fields/index.ts';
import { refuse, type View } from '../../desk/index.ts';
import { Doctor } from './entity.ts';

/** A doctor by id or licence number, whatever the status. Throws `not_found`. */
export async function findDoctor(view: View, ref: string): Promise<Doctor> {
  const wanted = ref.trim();
  const found = await view.em.findOne(Doctor, { $or: [{ id: wanted }, { license_number: wanted }] });
  return (
    found ??
    refuse('not_found', `There is no doctor ${shown(ref)}.`, {
      hint: 'A doctor is named by id or licence number: see "doctors list".',
    })
  );
}
