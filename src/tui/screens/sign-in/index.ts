import { defineScreen } from '../../kit.ts';
import { doorActions, lockedActions, mustChangeActions } from './actions.ts';
import { SignInView } from './view.tsx';

export const screen = defineScreen({
  actions: [doorActions, lockedActions, mustChangeActions],
  View: SignInView,
});
