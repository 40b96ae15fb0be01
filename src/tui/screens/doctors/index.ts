import { defineScreen } from '../../kit.ts';
import { doctorsActions, findActions } from './actions.ts';
import { DoctorsView } from './view.tsx';

export const screen = defineScreen({ actions: [doctorsActions, findActions], View: DoctorsView });
