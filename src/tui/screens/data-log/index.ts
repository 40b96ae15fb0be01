import { listLogs } from '../../../clinic/operations-log/index.ts';
import { defineScreen } from '../../kit.ts';
import { logActions, logFindActions } from './actions.ts';
import { LogView } from './view.tsx';

export const screen = defineScreen({ asks: listLogs, actions: [logActions, logFindActions], View: LogView });
