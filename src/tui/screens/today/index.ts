import { defineScreen } from '../../shell/screen.ts';

export const screen = defineScreen({ actions: [], View: () => null });
