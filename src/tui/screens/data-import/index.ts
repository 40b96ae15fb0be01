import { importJob } from '../../../data/import/index.ts';
import { defineScreen } from '../../kit.ts';
import { columnsActions, reportActions } from './actions.ts';
import { ImportView } from './view.tsx';

export const screen = defineScreen({
  asks: importJob,
  actions: [columnsActions, reportActions],
  View: ImportView,
});
