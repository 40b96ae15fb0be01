import { defineScreen } from '../../kit.ts';
import { dataActions } from './actions.ts';
import { DataMenu } from './view.tsx';

export const screen = defineScreen({ actions: [dataActions], View: DataMenu });
