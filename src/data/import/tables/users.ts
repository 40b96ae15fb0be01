import { User } from '../../../clinic/users/entity.ts';
import { userEdit, userImport } from '../../../clinic/users/index.ts';
import { type ImportField, needed, textField } from '../columns/field.ts';
import type { Landing } from '../landing/landing.ts';
import type { Landed } from '../landing/outcome.ts';
import { check } from './check.ts';
import { conflict, differences } from './difference.ts';
import type { ImportTable } from './table.ts';

/** What stands in it is not repeated, neither in a preview nor in what is said of a rejected row. */
export const secretField = 'password_hash';

const fields: readonly ImportField[] = [
  needed(textField('email', 'e-mail', 'email address', 'mail', 'login', 'username')),
  needed(textField('first_name', 'first', 'given name', 'forename')),
  needed(textField('last_name', 'last', 'surname', 'family name')),
  needed(textField('role', 'user role')),
  needed(textField(secretField, 'hash', 'hashed password', 'password')),
  textField('is_active', 'active', 'enabled'),
];

/**
 * Accounts of another program. Only where the table is named, and only by who manages accounts: no file becomes accounts
 * because of its columns. An account is known again by its e-mail, and keeps its password.
 */
export const users: ImportTable = {
  name: 'users',
  known_as: ['accounts'],
  fields,
  skipped: [],
  throughOperations: true,
  reader: () => (cells) => {
    const checked = check(userImport.input, { ...cells, is_active: cells.is_active || undefined });
    if (!checked.ok) return checked;
    const { password_hash: _, ...values } = checked.values;
    return { ok: true, values, land: (landing) => landUser(landing, checked.values) };
  },
};

async function landUser(
  { work, onConflict }: Landing,
  values: ReturnType<typeof userImport.input.parse>,
): Promise<Landed> {
  const { password_hash: _, email, ...said } = values;
  const known = await work.em.findOne(User, { email });
  if (known === null) {
    await work.run(userImport, values);
    return 'inserted';
  }
  const { is_active: __, ...edited } = said;
  const changed = differences(edited, { ...known });
  if (Object.keys(changed).length === 0) return 'unchanged';
  if (onConflict !== 'update') throw conflict(`The account ${email}`, Object.keys(changed), onConflict);
  await work.run(userEdit, { ...changed, id: known.id });
  return 'updated';
}
