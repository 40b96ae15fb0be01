import { defineScreen } from '../../kit.ts';
import { lostActions, olderActions } from './actions.ts';
import { FirstRunView } from './view.tsx';

export const screen = defineScreen({ actions: [olderActions, lostActions], View: FirstRunView });
