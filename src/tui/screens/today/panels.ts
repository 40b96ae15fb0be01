import type { DoctorRow } from '../../../clinic/doctors/index.ts';
import type { QueueSummary } from '../../../clinic/queue/index.ts';
import { fit, type Span } from '../../kit.ts';
import { dutyRows, queueCells } from './state.ts';

const WAIT = 5;
const LONGEST = 8;
const ESTIMATE = 9;

/** The queue of each specialization, and under it who is on duty; exactly `height` lines. */
export function sidePanel(
  queues: readonly QueueSummary[],
  doctors: readonly DoctorRow[],
  { width, height }: { width: number; height: number },
): Span[][] {
  const roomForDoctors = Math.min(doctors.length, 4) + 2;
  const shown = queues.slice(0, Math.max(1, height - 1 - roomForDoctors));
  const lines = [
    queueTitle(width),
    ...shown.map((queue) => queueLine(queue, width)),
    ...more(queues.length - shown.length, 'queues'),
    [],
    ...dutyLines(doctors, width, height - shown.length - 2 - (queues.length > shown.length ? 1 : 0)),
  ];
  return lines.slice(0, height);
}

function queueTitle(width: number): Span[] {
  const name = width - WAIT - LONGEST - ESTIMATE - 2;
  return [
    { text: ` ${fit('QUEUE', name)}`, tone: 'title' },
    {
      text:
        fit('wait', WAIT, 'right') + fit('longest', LONGEST, 'right') + fit('estimate', ESTIMATE, 'right'),
      tone: 'muted',
    },
  ];
}

function queueLine(queue: QueueSummary, width: number): Span[] {
  const { longest, isLong, estimate } = queueCells(queue);
  const name = width - WAIT - LONGEST - ESTIMATE - 2;
  return [
    { text: ` ${fit(queue.specialization_name, name)}` },
    { text: fit(String(queue.waiting), WAIT, 'right'), tone: queue.waiting > 0 ? 'plain' : 'muted' },
    { text: fit(longest, LONGEST, 'right'), tone: isLong ? 'warning' : 'plain' },
    { text: fit(estimate, ESTIMATE, 'right'), tone: queue.uncovered ? 'warning' : 'muted' },
  ];
}

function dutyLines(doctors: readonly DoctorRow[], width: number, height: number): Span[][] {
  const rows = dutyRows(doctors);
  const title: Span[] = [{ text: ' ON DUTY', tone: 'title' }];
  if (rows.length === 0) return [title, [{ text: ' Nobody by the schedule.', tone: 'muted' }]];
  const room = height - 1;
  const shown = rows.length <= room ? rows : rows.slice(0, Math.max(0, room - 1));
  return [title, ...shown.map((row) => dutyLine(row, width)), ...more(rows.length - shown.length, 'doctors')];
}

function dutyLine(doctor: DoctorRow, width: number): Span[] {
  const wide = width >= 56;
  const where = doctor.specializations.map((one) => (wide ? one.name : one.code)).join(', ');
  const present = doctor.duty.state === 'on_duty';
  const name = wide ? 22 : 14;
  const duty = wide ? 20 : 17;
  return [
    { text: ` ${fit(doctor.name, name)} `, tone: present ? 'plain' : 'muted' },
    { text: `${fit(where, width - name - duty - 4)} `, tone: 'muted' },
    { text: fit(doctor.duty_text, duty), tone: present ? 'plain' : 'muted' },
  ];
}

function more(count: number, what: string): Span[][] {
  return count > 0 ? [[{ text: ` … and ${count} more ${what}`, tone: 'muted' }]] : [];
}
