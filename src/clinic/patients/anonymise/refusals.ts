import { refuse, type View } from '../../../desk/index.ts';
import { nameWords } from '../../../desk/letters.ts';
import { counted } from '../../../desk/words/index.ts';
import { Appointment } from '../../appointments/entity.ts';
import type { Patient } from '../entity.ts';

/** Throws `invalid` for a patient who was anonymised: nothing that is told of her may stand in her record again. */
export function refuseAnonymised({ anonymised_at, number }: Pick<Patient, 'anonymised_at' | 'number'>): void {
  if (!anonymised_at) return;
  refuse('invalid', `${number} was anonymised: this cannot be taken back.`, {
    hint: 'Register the person anew, if she comes again.',
  });
}

/** Throws `in_use` while somebody is still expected or being seen. */
export async function refuseExpected(view: View, patient: Patient): Promise<void> {
  const count = await view.em.count(Appointment, {
    patient: patient.id,
    $or: [{ status: 'In Progress' }, { status: ['Scheduled', 'Confirmed'], ends_at: { $gte: view.now } }],
  });
  if (count === 0) return;
  refuse('in_use', `${patient.number} has ${counted(count, 'visit')} to come or under way.`, {
    hint: 'Cancel or finish them first.',
  });
}

/** Throws `invalid` where what is to stay in the log would say who she was. */
export function refuseNaming(reason: string, { first_name, last_name, number }: Patient): void {
  const said = new Set(nameWords(reason));
  const telling = [...nameWords(first_name), ...nameWords(last_name)].filter((word) => word.length > 1);
  if (!telling.some((word) => said.has(word)) && !reason.toLowerCase().includes(number.toLowerCase())) return;
  const message = 'The reason stays in the audit log: leave the name and the number out of it.';
  refuse('invalid', message, { fields: { reason: message } });
}
