import { lastFirst } from '../../../clinic/patients/index.ts';
import type { LiveRow } from '../../../clinic/queue/index.ts';
import { type Column, type Tone, urgencyMark } from '../../kit.ts';
import { calledText, promisedText, shortWait, sinceText, waitingText } from './times.ts';

/** When and where the rows are read. */
export interface Here {
  readonly now: string;
  readonly timeZone: string;
  /** Cells for the longest ticket: a number cut off would be another's. */
  readonly ticketWidth: number;
  /** Cells for the longest time or day since when somebody waits. */
  readonly sinceWidth: number;
}

const urgencyTone = (row: LiveRow): Tone => urgencyMark(row.urgency).tone;
const urgencyWord = (row: LiveRow): string => {
  const { sign, word } = urgencyMark(row.urgency);
  return `${sign} ${word}`;
};
const ticket = ({ ticketWidth }: Here): Column<LiveRow> => ({
  title: 'Ticket',
  width: ticketWidth,
  text: (row) => row.ticket,
});
const patient: Column<LiveRow> = { title: 'Patient', flex: 1, min: 10, text: lastFirst };
const urgency: Column<LiveRow> = { title: 'Urgency', width: 12, text: urgencyWord, tone: urgencyTone };

/** One specialization with the whole width. */
export function wideWaiting(here: Here): readonly Column<LiveRow>[] {
  const { now, sinceWidth } = here;
  return [
    ticket(here),
    patient,
    urgency,
    { title: 'Waiting', width: 7, align: 'right', text: (row) => waitingText(row, now) },
    { title: 'Promised', width: 8, align: 'right', text: promisedText },
    { title: 'Now', width: 8, align: 'right', text: (row) => row.estimate_text },
    { title: 'Since', width: sinceWidth, align: 'right', text: (row) => sinceText(row, here) },
  ];
}

export function wideCalled(here: Here): readonly Column<LiveRow>[] {
  return [
    ticket(here),
    patient,
    urgency,
    { title: '', width: 14, text: (row) => row.doctor_name ?? '' },
    { title: '', width: 17, text: (row) => calledText(row, here.now) },
  ];
}

const signedTicket = ({ ticketWidth }: Here): Column<LiveRow> => ({
  title: '  Ticket',
  width: ticketWidth + 2,
  text: (row) => `${urgencyMark(row.urgency).sign} ${row.ticket}`,
  tone: urgencyTone,
});

/** Several specializations side by side: the sign stands for the urgency, the panel below has the rest. */
export function narrowWaiting(here: Here): readonly Column<LiveRow>[] {
  return [
    signedTicket(here),
    patient,
    { title: 'Wait', width: 4, align: 'right', text: (row) => shortWait(row, here) },
    { title: 'Now', width: 8, align: 'right', text: (row) => row.estimate_text },
  ];
}

export function narrowCalled(here: Here): readonly Column<LiveRow>[] {
  return [signedTicket(here), patient, { title: '', width: 16, text: (row) => calledText(row, here.now) }];
}
