import { defineScreen } from '../../kit.ts';
import { DoctorLeaveView } from './view.tsx';

export const screen = defineScreen({ actions: [], View: DoctorLeaveView });
