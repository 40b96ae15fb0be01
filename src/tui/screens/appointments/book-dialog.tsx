import { useState } from 'react';
import {
  type AppointmentType,
  appointmentTypes,
  longestVisit,
  shortestVisit,
  usualReason,
} from '../../../clinic/appointments/index.ts';
import type { PatientListRow } from '../../../clinic/patients/index.ts';
import {
  Dialog,
  defineActions,
  Lines,
  plainLine,
  type Span,
  shortStart,
  TextField,
  useActions,
} from '../../kit.ts';

/** What is said of a visit when it is booked. */
export interface BookChoice {
  readonly type: AppointmentType;
  readonly duration: number;
  /** Empty: the usual words for the type. */
  readonly reason: string;
}

interface BookDialogContext {
  take(): void;
  leave(): void;
  turnType(by: number): void;
  lengthen(minutes: number): void;
}

export const bookDialogActions = defineActions<BookDialogContext>('booking', 'Booking a visit', [
  { id: 'booking.take', title: 'Book it', keys: ['enter'], hint: 'book', run: (dialog) => dialog.take() },
  {
    id: 'booking.type',
    title: 'The next type',
    keys: ['tab'],
    hint: 'type',
    run: (dialog) => dialog.turnType(1),
  },
  {
    id: 'booking.type-back',
    title: 'The type before',
    keys: ['shift-tab'],
    run: (dialog) => dialog.turnType(-1),
  },
  {
    id: 'booking.longer',
    title: 'Longer',
    keys: ['up'],
    hint: 'length',
    run: (dialog) => dialog.lengthen(15),
  },
  {
    id: 'booking.shorter',
    title: 'Shorter',
    keys: ['down'],
    hint: 'length',
    run: (dialog) => dialog.lengthen(-15),
  },
  { id: 'booking.leave', title: 'Go back', keys: ['esc'], hint: 'go back', run: (dialog) => dialog.leave() },
]);

const width = 62;

export interface BookDialogProps {
  readonly patient: PatientListRow;
  readonly doctor: string;
  readonly start: string;
  readonly duration: number;
  /** Why it is booked over something, when that has been said already. */
  readonly overbook: string | null;
  readonly answer: (choice: BookChoice | null) => void;
}

/** The last look before a visit is booked: who, when, how long, what for. */
export function BookDialog({ patient, doctor, start, duration: first, overbook, answer }: BookDialogProps) {
  const [index, setIndex] = useState(0);
  const [duration, setDuration] = useState(first);
  const [reason, setReason] = useState('');
  const type = appointmentTypes[index] ?? 'Regular';
  useActions(bookDialogActions, {
    take: () => answer({ type, duration, reason: reason.trim() }),
    leave: () => answer(null),
    turnType: (by) => setIndex((now) => (now + by + appointmentTypes.length) % appointmentTypes.length),
    lengthen: (minutes) =>
      setDuration((now) => Math.min(longestVisit, Math.max(shortestVisit, now + minutes))),
  });
  const lines: Span[][] = [
    [
      { text: plainLine(patient.full_name), tone: 'title' },
      { text: ` · born ${patient.birth_date} · ${patient.number}` },
    ],
    [{ text: `${shortStart(start)} with ${doctor}` }],
    overbook ? [{ text: `Overbooked: ${overbook}`, tone: 'warning' }] : [],
    [
      { text: 'Type    ' },
      { text: `‹ ${type} ›`, tone: 'accent' },
      { text: '  Tab changes it', tone: 'muted' },
    ],
    [
      { text: 'Length  ' },
      { text: `${duration} minutes`, tone: 'accent' },
      { text: '  ↑↓ change it', tone: 'muted' },
    ],
    [{ text: 'Reason', tone: 'muted' }],
  ];
  return (
    <Dialog title="Book" width={width} height={lines.length + 3}>
      <Lines lines={lines} width={width} />
      <TextField value={reason} onChange={setReason} focused width={width} placeholder={usualReason[type]} />
      <Lines lines={['', [{ text: 'Enter books it, Esc goes back', tone: 'accent' }]]} width={width} />
    </Dialog>
  );
}
