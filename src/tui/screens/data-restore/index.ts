import { restoreJob } from '../../../data/restore/index.ts';
import { defineScreen } from '../../kit.ts';
import { restoreActions } from './actions.ts';
import { RestoreView } from './view.tsx';

export const screen = defineScreen({ asks: restoreJob, actions: [restoreActions], View: RestoreView });
