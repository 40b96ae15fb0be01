import { defineScreen } from '../../kit.ts';
import { columnsActions, reportActions } from './actions.ts';
import { ImportView } from './view.tsx';

export const screen = defineScreen({ actions: [columnsActions, reportActions], View: ImportView });
