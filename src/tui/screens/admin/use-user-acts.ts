import {
  leastLength,
  type UserRow,
  userDisable,
  userEnable,
  userResetPassword,
} from '../../../clinic/users/index.ts';
import { askNewPassword, useDialogs, useNavigation, usePerform } from '../../kit.ts';
import { needsEnabling, type UsersContext } from './users-actions.ts';

/** What the keys do with the account under the cursor. */
export function useUserActs(user: UserRow | undefined): UsersContext {
  const { navigate } = useNavigation();
  const perform = usePerform();
  const dialogs = useDialogs();
  return {
    user,
    add: () => navigate('user-form'),
    edit: () => user && navigate('user-form', { id: user.id }),
    async setActive() {
      if (!user) return;
      const { id, full_name } = user;
      if (needsEnabling(user)) {
        await perform(userEnable, { id }, { said: `${full_name} can sign in again.` });
        return;
      }
      const sure = await dialogs.confirm({
        title: `Disable the account of ${full_name}?`,
        lines: ['Signed out at once on every desk; tokens end, too.', 'What was done stays on record.'],
        yes: 'disable it',
      });
      if (sure) await perform(userDisable, { id }, { said: `${full_name} can no longer sign in.` });
    },
    async resetPassword() {
      if (!user) return;
      const password = await askNewPassword(dialogs, {
        title: `Another password for ${user.full_name}`,
        lines: [
          'It has to be changed at the next sign-in. Every session of this account ends.',
          'What was typed there and not saved cannot be opened any more.',
        ],
        least: leastLength,
      });
      if (password === null) return;
      await perform(
        userResetPassword,
        { id: user.id, password },
        { said: `${user.full_name} signs in with the new password, and then has to choose another.` },
      );
    },
  };
}
