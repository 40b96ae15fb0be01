import { defineScreen } from '../../kit.ts';
import { uploadsActions } from './actions.ts';
import { UploadsView } from './view.tsx';

export const screen = defineScreen({ actions: [uploadsActions], View: UploadsView });
