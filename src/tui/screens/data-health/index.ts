import { defineScreen } from '../../kit.ts';
import { healthActions } from './actions.ts';
import { HealthView } from './view.tsx';

export const screen = defineScreen({ actions: [healthActions], View: HealthView });
