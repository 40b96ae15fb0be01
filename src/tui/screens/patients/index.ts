import { defineScreen } from '../../kit.ts';
import {
  closeActions,
  patientListActions,
  patientsActions,
  recordActions,
  searchActions,
} from './actions.ts';
import { PatientsView } from './view.tsx';

export const screen = defineScreen({
  actions: [patientsActions, searchActions, patientListActions, recordActions, closeActions],
  View: PatientsView,
});
