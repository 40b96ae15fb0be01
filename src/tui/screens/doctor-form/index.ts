import { defineScreen } from '../../kit.ts';
import { DoctorFormView } from './view.tsx';

export const screen = defineScreen({ actions: [], View: DoctorFormView });
