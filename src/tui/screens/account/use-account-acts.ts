import { endOwnSession, type SessionRow, sessionWords } from '../../../clinic/sessions/index.ts';
import { leastLength, userToken } from '../../../clinic/users/index.ts';
import { scopesOf } from '../../../desk/accounts/index.ts';
import { askNewPassword, useDialogs, useMessage, useMoments, usePerform, useSeat } from '../../kit.ts';
import type { AccountContext } from './actions.ts';
import { showToken } from './token-dialog.tsx';

/** For how many days a token is good unless said otherwise. */
const usualDays = '90';

/** What the keys do with the own account. */
export function useAccountActs(session: SessionRow | undefined): AccountContext {
  const { standing, acts } = useSeat();
  const perform = usePerform();
  const dialogs = useDialogs();
  const message = useMessage();
  const { when } = useMoments();
  return {
    isSomebody: standing.kind === 'signed_in' ? true : 'There are no accounts here yet.',
    session,
    here: standing.kind === 'signed_in' ? standing.session_id : null,
    async changePassword() {
      const current = await dialogs.ask({
        title: 'Change my password',
        lines: ['You are signed out everywhere else.'],
        label: 'Your present password',
        mask: true,
      });
      if (current === null) return;
      const password = await askNewPassword(dialogs, {
        title: 'Another password',
        lines: ['A few words in a row are good. It may not be made of your name, your e-mail or the clinic.'],
        least: leastLength,
      });
      if (password === null) return;
      await acts.changePassword(current, password);
      message.done('The password is changed.');
    },
    async makeToken() {
      if (standing.kind !== 'signed_in') return;
      const scope = await dialogs.choose({
        title: 'A token for a script: what may it do?',
        options: scopesOf(standing.role).map((name) => ({ value: name, label: name })),
      });
      if (scope === null) return;
      const label = await dialogs.ask({ title: `A token for ${scope}`, label: 'What it is for' });
      if (label === null) return;
      const days = await dialogs.ask({
        title: `A token for ${scope}`,
        label: 'For how many days it is good',
        value: usualDays,
        check: (text) => userToken.input.shape.days.safeParse(text).error?.issues[0]?.message,
      });
      if (days === null) return;
      const made = await perform(userToken, { scope, label, days }, { quiet: true });
      if (made) await showToken(dialogs, made.token, `${label}: ${scope}, until ${when(made.expires_at)}`);
    },
    async end() {
      if (!session) return;
      const sure = await dialogs.confirm({
        title: `End ${sessionWords(session)}?`,
        lines: ['Whatever works with it is refused from now on.'],
        yes: 'end it',
      });
      if (sure)
        await perform(endOwnSession, { id: session.id }, { said: `Ended: ${sessionWords(session)}.` });
    },
    async signOutEverywhere() {
      const sure = await dialogs.confirm({
        title: 'Sign out everywhere?',
        lines: [
          'Every session of yours ends, this one too, and every token: scripts that use one are refused.',
        ],
        yes: 'sign out everywhere',
      });
      if (sure) await acts.signOut({ everywhere: true });
    },
  };
}
