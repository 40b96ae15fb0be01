import { defineScreen } from '../../kit.ts';
import { UserFormView } from './view.tsx';

export const screen = defineScreen({ actions: [], View: UserFormView });
