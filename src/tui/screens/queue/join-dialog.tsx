import { useState } from 'react';
import {
  type QueueSummary,
  queueNewcomer,
  queueSummary,
  URGENCIES,
  type Urgency,
} from '../../../clinic/queue/index.ts';
import {
  type Column,
  Dialog,
  defineActions,
  Lines,
  Table,
  urgencyMark,
  useActions,
  useListCursor,
  useRead,
} from '../../kit.ts';

export interface JoinChoice {
  readonly specialization: string;
  readonly urgency: Urgency;
}

interface JoinContext {
  readonly chosen: QueueSummary | undefined;
  take(): void;
  leave(): void;
  turn(by: number): void;
  set(urgency: Urgency): void;
}

export const joinActions = defineActions<JoinContext>(
  'queue-join',
  'Putting a patient in a queue',
  [
    {
      id: 'queue-join.take',
      title: 'Put in this queue',
      keys: ['enter'],
      hint: 'join',
      when: ({ chosen }) => (chosen ? true : 'There is no specialization.'),
      run: (dialog) => dialog.take(),
    },
    {
      id: 'queue-join.less',
      title: 'Less urgent',
      keys: ['left'],
      hint: 'urgency',
      run: (dialog) => dialog.turn(-1),
    },
    {
      id: 'queue-join.more',
      title: 'More urgent',
      keys: ['right'],
      hint: 'urgency',
      run: (dialog) => dialog.turn(1),
    },
    { id: 'queue-join.routine', title: 'Routine', keys: ['r'], run: (dialog) => dialog.set('routine') },
    { id: 'queue-join.urgent', title: 'Urgent', keys: ['U'], run: (dialog) => dialog.set('urgent') },
    { id: 'queue-join.emergency', title: 'Emergency', keys: ['e'], run: (dialog) => dialog.set('emergency') },
    {
      id: 'queue-join.leave',
      title: 'Go back',
      keys: ['esc'],
      hint: 'go back',
      run: (dialog) => dialog.leave(),
    },
  ],
  ['list'],
);

const WIDTH = 66;
const ROWS = 9;

export interface JoinDialogProps {
  readonly patient: string;
  /** The specialization the cursor begins on. */
  readonly initial: string;
  readonly answer: (choice: JoinChoice | null) => void;
}

/** Which queue, and how urgent: the last question before a patient gets a ticket. */
export function JoinDialog({ patient, initial, answer }: JoinDialogProps) {
  const newcomer = useRead(queueNewcomer, { patient }).data;
  const summaries = useRead(queueSummary, {}).data;
  const [urgency, setUrgency] = useState<Urgency>('routine');
  const cursor = useListCursor(summaries, (summary) => summary.specialization, initial || null);
  const ticketOf = (summary: QueueSummary) =>
    newcomer?.tickets.find(({ specialization }) => specialization === summary.specialization)?.ticket;
  const { sign, word, tone } = urgencyMark(urgency);

  useActions(joinActions, {
    chosen: cursor.row,
    take: () => cursor.row && answer({ specialization: cursor.row.specialization, urgency }),
    leave: () => answer(null),
    turn: (by) =>
      setUrgency((now) => URGENCIES[Math.min(Math.max(0, URGENCIES.indexOf(now) + by), 2)] ?? now),
    set: setUrgency,
  });

  const columns: Column<QueueSummary>[] = [
    { title: 'Specialization', flex: 1, text: (row) => row.specialization_name },
    { title: 'Waiting', width: 9, align: 'right', text: (row) => `${row.waiting} of ${row.max_capacity}` },
    {
      title: 'Estimate',
      width: 16,
      align: 'right',
      text: (row) => {
        const ticket = ticketOf(row);
        return ticket ? `waits: ${ticket}` : row.estimate_text;
      },
    },
  ];
  const who = newcomer
    ? `${newcomer.patient_name} · born ${newcomer.birth_date} · ${newcomer.patient_number}`
    : '';
  return (
    <Dialog title="Put in the queue" width={WIDTH} height={ROWS + 3}>
      <Lines
        width={WIDTH}
        lines={[
          who,
          [
            { text: 'Urgency  ‹ ' },
            { text: `${sign} ${word}`.trim(), tone },
            { text: ' ›   r routine, U urgent, e emergency' },
          ],
        ]}
      />
      <Table
        {...cursor.props}
        columns={columns}
        width={WIDTH}
        height={ROWS}
        empty="There is no specialization yet."
      />
      <Lines
        width={WIDTH}
        lines={[[{ text: 'Enter gives a ticket, ←→ urgency, Esc goes back', tone: 'accent' }]]}
      />
    </Dialog>
  );
}
