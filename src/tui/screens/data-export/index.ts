import { defineScreen } from '../../kit.ts';
import { ExportView } from './view.tsx';

export const screen = defineScreen({ actions: [], View: ExportView });
