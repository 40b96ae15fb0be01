import { defineScreen } from '../../kit.ts';
import { maintenanceActions } from './actions.ts';
import { MaintenanceView } from './view.tsx';

export const screen = defineScreen({ actions: [maintenanceActions], View: MaintenanceView });
