import { refuse, type View } from '../../desk/index.ts';
import { type Doctor, findDoctor } from '../doctors/index.ts';
import { User } from './entity.ts';

/** Throws `duplicate` when another account has this e-mail. */
export async function refuseTakenEmail(view: View, email: string, own?: string): Promise<void> {
  const other = await view.em.findOne(User, { email });
  if (!other || other.id === own) return;
  const message = `There is an account ${email} already${other.is_active ? '' : ', which is not active'}.`;
  refuse('duplicate', message, {
    hint: other.is_active ? 'Take another e-mail.' : 'Enable it, or take another e-mail.',
    fields: { email: message },
  });
}

/** The doctor that an account is for. Throws `not_found`, and `duplicate` when somebody else is that doctor. */
export async function doctorFor(view: View, ref: string, own?: string): Promise<Doctor> {
  const doctor = await findDoctor(view, ref);
  const other = await view.em.findOne(User, { doctor: doctor.id });
  if (other && other.id !== own) {
    const message = `${doctor.full_name} signs in as ${other.email} already.`;
    refuse('duplicate', message, { hint: 'A doctor has one account.', fields: { doctor: message } });
  }
  return doctor;
}
