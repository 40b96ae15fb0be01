import { userList } from '../../../clinic/users/index.ts';
import { defineScreen } from '../../kit.ts';
import { auditActions } from './audit-actions.ts';
import { sessionsActions } from './sessions-actions.ts';
import { settingsActions } from './settings-actions.ts';
import { textActions } from './text-dialog.tsx';
import { usersActions } from './users-actions.ts';
import { AdminView } from './view.tsx';

export const screen = defineScreen({
  asks: userList,
  actions: [usersActions, sessionsActions, settingsActions, auditActions, textActions],
  View: AdminView,
});
