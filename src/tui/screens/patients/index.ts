import { defineScreen } from '../../kit.ts';
import {
  clinicalActions,
  closeActions,
  patientListActions,
  patientsActions,
  recordActions,
  searchActions,
} from './actions.ts';
import { PatientsView } from './view.tsx';

export const screen = defineScreen({
  actions: [patientsActions, searchActions, patientListActions, recordActions, clinicalActions, closeActions],
  View: PatientsView,
});
