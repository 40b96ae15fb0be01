import { defineScreen } from '../../kit.ts';
import { specializationsActions } from './actions.ts';
import { SpecializationsView } from './view.tsx';

export const screen = defineScreen({ actions: [specializationsActions], View: SpecializationsView });
