import { defineScreen } from '../../kit.ts';
import { logActions, logFindActions } from './actions.ts';
import { LogView } from './view.tsx';

export const screen = defineScreen({ actions: [logActions, logFindActions], View: LogView });
