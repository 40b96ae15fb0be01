import { listUploads } from '../../../clinic/uploads/index.ts';
import { defineScreen } from '../../kit.ts';
import { uploadsActions } from './actions.ts';
import { UploadsView } from './view.tsx';

export const screen = defineScreen({ asks: listUploads, actions: [uploadsActions], View: UploadsView });
