import { exportData } from '../../../data/export/index.ts';
import { defineScreen } from '../../kit.ts';
import { ExportView } from './view.tsx';

export const screen = defineScreen({ asks: exportData, actions: [], View: ExportView });
