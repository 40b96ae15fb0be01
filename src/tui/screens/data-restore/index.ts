import { defineScreen } from '../../kit.ts';
import { restoreActions } from './actions.ts';
import { RestoreView } from './view.tsx';

export const screen = defineScreen({ actions: [restoreActions], View: RestoreView });
