import { shown } from '../../desk/fields/index.ts';
import { refuse, type View } from '../../desk/index.ts';
import { User } from './entity.ts';

/** An account by its e-mail, whatever the case, or its id. Throws `not_found`. */
export async function findUser(view: View, ref: string): Promise<User> {
  const wanted = ref.trim();
  const found = await view.em.findOne(User, { $or: [{ email: wanted.toLowerCase() }, { id: wanted }] });
  return (
    found ??
    refuse('not_found', `There is no account ${shown(ref)}.`, {
      hint: 'An account is named by its e-mail: see "users list".',
    })
  );
}

/** The account of the one who is signed in. Throws `not_signed_in`. */
export async function ownUser(view: View): Promise<User> {
  const { standing } = view;
  const found = standing.kind === 'signed_in' ? await view.em.findOne(User, { id: standing.user_id }) : null;
  return found ?? refuse('not_signed_in', 'Nobody is signed in.', { hint: 'Sign in first.' });
}
