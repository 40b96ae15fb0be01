import { z } from 'zod';
import { optional, personName } from '../../desk/fields/index.ts';
import { isFilesOwner, ownedPath } from '../../desk/files-owner.ts';
import { defineOperation, refuse, type Work } from '../../desk/index.ts';
import { ClinicalAccess } from '../clinical-access/entity.ts';
import { Session } from '../sessions/entity.ts';
import { endSessionsOf } from './end-sessions.ts';
import { User } from './entity.ts';
import { emailField } from './fields.ts';
import { aboutPassword } from './known.ts';
import { newPassword } from './password/field.ts';
import { firstColumns } from './released.ts';
import { replacePassword } from './reset-password.ts';
import { toRow, type UserRow } from './row.ts';

/**
 * The way back for whoever has the machine: makes an administrator, or makes an account that is there one again, with a
 * new password. It needs no session, only to be run by the owner of the clinic's files; and it is on record.
 */
export const userRecover = defineOperation({
  name: 'users.recover',
  title: 'Make an administrator again, from the machine itself',
  input: z.object({
    email: emailField,
    first_name: optional(personName('First name')).describe(
      'First name; of an account that is there it is changed',
    ),
    last_name: optional(personName('Last name')).describe(
      'Last name; of an account that is there it is changed',
    ),
    password: newPassword('The new password'),
  }),
  permission: 'account.recover',
  // Whoever can migrate has to be let in first.
  cli: { positional: ['email'], inOlder: true },
  undo: { never: 'The password before is not kept. Set another one.' },
  async prepare({ email, first_name, last_name, password }, desk) {
    refuseStranger(desk.engine.place);
    const more = [email, first_name ?? '', last_name ?? ''];
    await password.ready(await aboutPassword(desk, email, more));
  },
  async run(work, { email, first_name, last_name, password }): Promise<UserRow> {
    const user =
      (await work.em.findOne(User, { email }, { fields: firstColumns })) ??
      work.em.create(
        User,
        {
          id: work.id(),
          email,
          password_hash: password.stored,
          first_name: first_name ?? nameFrom(email),
          last_name: last_name ?? 'Administrator',
          role: 'admin',
          password_changed_at: work.now,
          created_by: work.actor.name,
        },
        { partial: true },
      );
    if (first_name) user.first_name = first_name;
    if (last_name) user.last_name = last_name;
    user.role = 'admin';
    user.is_active = true;
    replacePassword(work, user, password.stored, false);
    await endSessionsOf(work, user.id);
    await work.flush();
    await removeOrphans(work);
    return toRow(work, user);
  },
});

/** Whoever emptied the table by hand may have left what belonged to its rows: the database would not be whole. */
async function removeOrphans(work: Work): Promise<void> {
  const users = (await work.em.find(User, {}, { fields: ['id'] })).map(({ id }) => id);
  const orphaned = { user: { $nin: users } };
  const sessions = await work.em.find(Session, orphaned);
  const accesses = await work.em.find(ClinicalAccess, orphaned);
  for (const row of [...sessions, ...accesses]) work.em.remove(row);
  await work.flush();
}

/** `ada.marsh@…` → `Ada`. */
export function nameFrom(email: string): string {
  const [first = ''] = email.split(/[^\p{L}]+/u);
  const name = first === '' ? 'The' : first;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** In a house where everybody has a login of their own on the machine, only the one that the data belongs to may. */
function refuseStranger(place: string): void {
  if (isFilesOwner(place)) return;
  refuse('forbidden', 'Only the owner of the clinic’s files may do this.', {
    hint: `Run it as the login that ${ownedPath(place)} belongs to.`,
  });
}
