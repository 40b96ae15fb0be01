import type { Role, View } from '../../desk/index.ts';
import { Doctor } from '../doctors/entity.ts';
import type { User } from './entity.ts';

/** An account as the screens, the commands and scripts see one. */
export interface UserRow {
  id: string;
  email: string;
  first_name: string;
  last_name: string;
  full_name: string;
  role: Role;
  /** The doctor that this person is. */
  doctor: { id: string; full_name: string } | null;
  is_active: boolean;
  must_change_password: boolean;
  failed_sign_ins: number;
  locked_until: string | null;
  last_sign_in_at: string | null;
  password_changed_at: string;
  created_at: string;
  updated_at: string;
  version: number;
}

/** An account without what nobody is shown. */
type Account = Omit<User, 'created_by' | 'doctor' | 'password_hash'> & {
  readonly doctor?: { readonly id: string } | null;
};

export async function toRows(view: View, users: readonly Account[]): Promise<UserRow[]> {
  const ids = users.flatMap(({ doctor }) => (doctor ? [doctor.id] : []));
  const doctors = ids.length === 0 ? [] : await view.em.find(Doctor, { id: ids });
  return users.map((user) => {
    const doctor = doctors.find(({ id }) => id === user.doctor?.id);
    return {
      id: user.id,
      email: user.email,
      first_name: user.first_name,
      last_name: user.last_name,
      full_name: `${user.first_name} ${user.last_name}`,
      role: user.role,
      doctor: doctor ? { id: doctor.id, full_name: doctor.full_name } : null,
      is_active: user.is_active,
      must_change_password: user.must_change_password,
      failed_sign_ins: user.failed_sign_ins,
      locked_until: user.locked_until ?? null,
      last_sign_in_at: user.last_sign_in_at ?? null,
      password_changed_at: user.password_changed_at,
      created_at: user.created_at,
      updated_at: user.updated_at,
      version: user.version,
    };
  });
}

export async function toRow(view: View, user: Account): Promise<UserRow> {
  const [row] = await toRows(view, [user]);
  if (!row) throw new Error(`No row came of account ${user.id}.`);
  return row;
}
