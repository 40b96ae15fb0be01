import { defineScreen } from '../../kit.ts';
import { olderActions } from './actions.ts';
import { FirstRunView } from './view.tsx';

export const screen = defineScreen({ actions: [olderActions], View: FirstRunView });
