import type { AppointmentRow } from '../../../clinic/appointments/index.ts';
import { Details, Dialog, type Dialogs, defineActions, Lines, useActions } from '../../kit.ts';
import { visitDetails } from './visit-details.ts';

interface VisitDialogContext {
  leave(): void;
}

export const visitDialogActions = defineActions<VisitDialogContext>('visit', 'One visit', [
  {
    id: 'visit.leave',
    title: 'Close',
    keys: ['esc', 'enter'],
    hint: 'close',
    run: (dialog) => dialog.leave(),
  },
]);

const width = 66;

/** Everything about one visit. */
export function VisitDialog({
  visit,
  zone,
  answer,
}: {
  readonly visit: AppointmentRow;
  readonly zone: string;
  readonly answer: (nothing: null) => void;
}) {
  useActions(visitDialogActions, { leave: () => answer(null) });
  const items = visitDetails(visit, zone);
  return (
    <Dialog title={visit.patient_name} width={width} height={items.length + 2}>
      <Details items={items} width={width} />
      <Lines lines={['', [{ text: 'Esc closes', tone: 'accent' }]]} width={width} />
    </Dialog>
  );
}

/** Shows everything about a visit until it is closed. */
export function showVisit(dialogs: Dialogs, visit: AppointmentRow, zone: string): Promise<null> {
  return dialogs.open<null>((answer) => <VisitDialog visit={visit} zone={zone} answer={answer} />);
}
