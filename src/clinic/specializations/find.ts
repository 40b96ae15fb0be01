import { shown } from '../../desk/fields/index.ts';
import { refuse, type View } from '../../desk/index.ts';
import { foldName } from '../../desk/letters.ts';
import { Specialization } from './entity.ts';

/**
 * A specialization by its id, code or name, whatever the case. Also finds inactive ones: who may not use those
 * says so. Throws `not_found` with the codes there are.
 */
export async function findSpecialization(view: View, ref: string): Promise<Specialization> {
  const wanted = foldName(ref).trim();
  const all = await view.em.find(Specialization, {}, { orderBy: { name: 'asc' } });
  const found =
    all.find(({ id, code }) => id === ref || foldName(code) === wanted) ??
    all.find(({ name }) => foldName(name) === wanted);
  if (found) return found;
  const codes = all.filter((one) => one.is_active).map((one) => `${one.code} (${one.name})`);
  return refuse('not_found', `There is no specialization ${shown(ref)}.`, {
    hint: codes.length > 0 ? `There are: ${codes.join(', ')}.` : 'Add one with "specializations add".',
  });
}

/** As `findSpecialization`, and refuses one that is no longer in use, in words for what was wanted of it. */
export async function findActiveSpecialization(view: View, ref: string): Promise<Specialization> {
  const found = await findSpecialization(view, ref);
  if (!found.is_active) {
    refuse('invalid', `${found.name} is not active.`, {
      hint: 'Choose another specialization, or activate this one on the Specializations tab.',
      fields: { specialization: `${found.name} is not active.` },
    });
  }
  return found;
}
