import { defineScreen } from '../../kit.ts';
import { bookActions, weekActions } from './actions.ts';
import { bookDialogActions } from './book-dialog.tsx';
import { slotActions } from './slot-actions.ts';
import { AppointmentsView } from './view.tsx';
import { visitDialogActions } from './visit-dialog.tsx';

export const screen = defineScreen({
  actions: [bookActions, weekActions, slotActions, bookDialogActions, visitDialogActions],
  View: AppointmentsView,
});
