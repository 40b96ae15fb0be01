import { ownSessions } from '../../../clinic/sessions/index.ts';
import { defineScreen } from '../../kit.ts';
import { accountActions } from './actions.ts';
import { tokenActions } from './token-dialog.tsx';
import { AccountView } from './view.tsx';

export const screen = defineScreen({
  asks: ownSessions,
  actions: [accountActions, tokenActions],
  View: AccountView,
});
