import {
  type UserRow,
  userAdd,
  userDisable,
  userEdit,
  userResetPassword,
} from '../../../clinic/users/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of the accounts work on. */
export interface UsersContext {
  readonly user: UserRow | undefined;
  add(): unknown;
  edit(): unknown;
  setActive(): unknown;
  resetPassword(): unknown;
}

const onUser = ({ user }: UsersContext) => (user ? true : 'There is no account here: n adds one.');

export const usersActions = defineActions<UsersContext>(
  'users',
  'Accounts',
  [
    {
      id: 'users.add',
      title: 'Add an account',
      keys: ['n'],
      asks: userAdd,
      hint: 'new',
      run: (users) => users.add(),
    },
    {
      id: 'users.edit',
      title: 'Edit the account',
      keys: ['e', 'enter'],
      asks: userEdit,
      hint: 'edit',
      when: onUser,
      run: (users) => users.edit(),
    },
    {
      id: 'users.active',
      title: 'Disable the account, or enable it again',
      keys: ['x'],
      asks: userDisable,
      hint: ({ user }) => (user && !needsEnabling(user) ? 'disable' : 'enable'),
      when: onUser,
      run: (users) => users.setActive(),
    },
    {
      id: 'users.reset-password',
      title: 'Give the account another password',
      keys: ['p'],
      asks: userResetPassword,
      hint: 'password',
      when: onUser,
      run: (users) => users.resetPassword(),
    },
  ],
  ['list', 'tabs'],
);

/** Disabled, or locked after too many wrong passwords: both are lifted by enabling. */
export function needsEnabling({ is_active, locked_until }: UserRow): boolean {
  return !is_active || locked_until !== null;
}
