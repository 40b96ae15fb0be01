import { lastFirst } from '../../../clinic/patients/index.ts';
import type { LiveRow } from '../../../clinic/queue/index.ts';
import { type Column, type Tone, urgencyMark } from '../../kit.ts';
import { calledText, estimateText, promisedText, waitingText, wallTime } from './times.ts';

/** When and where the rows are read. */
export interface Here {
  readonly now: string;
  readonly timeZone: string;
}

const urgencyTone = (row: LiveRow): Tone => urgencyMark(row.urgency).tone;
const urgencyWord = (row: LiveRow): string => {
  const { sign, word } = urgencyMark(row.urgency);
  return `${sign} ${word}`;
};
const ticket: Column<LiveRow> = { title: 'Ticket', width: 8, text: (row) => row.ticket };
const patient: Column<LiveRow> = { title: 'Patient', flex: 1, min: 10, text: lastFirst };
const urgency: Column<LiveRow> = { title: 'Urgency', width: 12, text: urgencyWord, tone: urgencyTone };

/** One specialization with the whole width. */
export function wideWaiting({ now, timeZone }: Here): readonly Column<LiveRow>[] {
  return [
    ticket,
    patient,
    urgency,
    { title: 'Waiting', width: 7, align: 'right', text: (row) => waitingText(row, now) },
    { title: 'Promised', width: 8, align: 'right', text: promisedText },
    { title: 'Now', width: 8, align: 'right', text: estimateText },
    { title: 'Since', width: 5, align: 'right', text: (row) => wallTime(row.joined_at, timeZone) },
  ];
}

export function wideCalled({ now }: Here): readonly Column<LiveRow>[] {
  return [
    ticket,
    patient,
    urgency,
    { title: '', width: 14, text: (row) => row.doctor_name ?? '' },
    { title: '', width: 17, text: (row) => calledText(row, now) },
  ];
}

const sign: Column<LiveRow> = {
  title: '',
  width: 1,
  text: (row) => urgencyMark(row.urgency).sign,
  tone: urgencyTone,
};

/** Several specializations side by side: the sign stands for the urgency, the panel below has the rest. */
export function narrowWaiting({ now }: Here): readonly Column<LiveRow>[] {
  return [
    sign,
    { ...ticket, width: 6 },
    patient,
    { title: 'Wait', width: 4, align: 'right', text: (row) => waitingText(row, now) },
    { title: 'Now', width: 8, align: 'right', text: estimateText },
  ];
}

export function narrowCalled({ now }: Here): readonly Column<LiveRow>[] {
  return [
    sign,
    { ...ticket, width: 6 },
    patient,
    { title: '', width: 16, text: (row) => calledText(row, now) },
  ];
}
