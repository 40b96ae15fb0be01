import { defineScreen } from '../../kit.ts';
import { SpecializationFormView } from './view.tsx';

export const screen = defineScreen({ actions: [], View: SpecializationFormView });
