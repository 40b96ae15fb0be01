import { defineScreen } from '../../kit.ts';
import { backupsActions } from './actions.ts';
import { BackupsView } from './view.tsx';

export const screen = defineScreen({ actions: [backupsActions], View: BackupsView });
