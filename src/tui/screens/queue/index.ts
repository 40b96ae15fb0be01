import { defineScreen } from '../../kit.ts';
import { queueActions } from './actions.ts';
import { joinActions } from './join-dialog.tsx';
import { QueueView } from './view.tsx';

export const screen = defineScreen({ actions: [queueActions, joinActions], View: QueueView });
