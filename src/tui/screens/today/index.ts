import { defineScreen } from '../../kit.ts';
import { todayActions } from './actions.ts';
import { TodayView } from './view.tsx';

export const screen = defineScreen({ actions: [todayActions], View: TodayView });
