import { defineScreen } from '../../kit.ts';
import { patientFormActions, staleActions } from './actions.ts';
import { PatientFormView } from './view.tsx';

export const screen = defineScreen({ actions: [patientFormActions, staleActions], View: PatientFormView });
