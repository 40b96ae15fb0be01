/**
 * The columns that accounts have had from the first. What has to work in a database that is older than the program (to
 * sign in, so that it can be migrated; to be let in again) reads these by name: with a column that came later nobody
 * would be let in to bring it.
 */
export const firstColumns = [
  'id',
  'email',
  'password_hash',
  'first_name',
  'last_name',
  'full_name',
  'role',
  'doctor',
  'is_active',
  'must_change_password',
  'password_changed_at',
  'failed_sign_ins',
  'locked_until',
  'last_sign_in_at',
  'created_at',
  'updated_at',
  'version',
] as const;
