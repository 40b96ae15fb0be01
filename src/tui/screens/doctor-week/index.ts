import { defineScreen } from '../../kit.ts';
import { weekActions } from './actions.ts';
import { DoctorWeekView } from './view.tsx';

export const screen = defineScreen({ actions: [weekActions], View: DoctorWeekView });
