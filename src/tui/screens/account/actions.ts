import { endOwnSession, type SessionRow, signOut } from '../../../clinic/sessions/index.ts';
import { userPassword, userToken } from '../../../clinic/users/index.ts';
import { canEnd, defineActions } from '../../kit.ts';

/** What the keys of the own account work on. */
export interface AccountContext {
  /** True, or that there are no accounts here. */
  readonly isSomebody: true | string;
  readonly session: SessionRow | undefined;
  /** The session that is signed in here. */
  readonly here: string | null;
  changePassword(): unknown;
  makeToken(): unknown;
  end(): unknown;
  signOutEverywhere(): unknown;
}

export const accountActions = defineActions<AccountContext>(
  'account',
  'My account',
  [
    {
      id: 'account.password',
      title: 'Change my password',
      keys: ['p'],
      asks: userPassword,
      hint: 'password',
      when: ({ isSomebody }) => isSomebody,
      run: (account) => account.changePassword(),
    },
    {
      id: 'account.token',
      title: 'Make a token for a script',
      keys: ['t'],
      asks: userToken,
      hint: 'token for a script',
      when: ({ isSomebody }) => isSomebody,
      run: (account) => account.makeToken(),
    },
    {
      id: 'account.end',
      title: 'End this session or token of mine',
      keys: ['x'],
      asks: endOwnSession,
      hint: 'end it',
      when: ({ session, here, isSomebody }) => {
        if (!session) return isSomebody === true ? 'There is no session here.' : isSomebody;
        return canEnd(session, here);
      },
      run: (account) => account.end(),
    },
    {
      id: 'account.sign-out-everywhere',
      title: 'Sign out everywhere: all sessions and tokens of mine',
      keys: ['O'],
      asks: signOut,
      hint: 'sign out everywhere',
      when: ({ isSomebody }) => isSomebody,
      run: (account) => account.signOutEverywhere(),
    },
  ],
  ['list'],
);
