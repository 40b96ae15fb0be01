import { maintain } from '../../../data/maintenance/index.ts';
import { defineScreen } from '../../kit.ts';
import { maintenanceActions } from './actions.ts';
import { MaintenanceView } from './view.tsx';

export const screen = defineScreen({ asks: maintain, actions: [maintenanceActions], View: MaintenanceView });
