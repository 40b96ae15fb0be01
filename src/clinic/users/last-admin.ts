import { refuse, type View } from '../../desk/index.ts';
import { User } from './entity.ts';

/** Throws `in_use` where nobody would be left who can manage accounts. */
export async function refuseWithoutAdmin(view: View, user: User, act: string): Promise<void> {
  if (user.role !== 'admin' || !user.is_active) return;
  const others = await view.em.count(User, { role: 'admin', is_active: true, id: { $ne: user.id } });
  if (others > 0) return;
  refuse('in_use', `${user.email} is the only administrator and cannot be ${act}.`, {
    hint: 'Make somebody else an administrator first.',
  });
}
