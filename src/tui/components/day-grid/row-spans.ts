import type { AppointmentRow, DayRow } from '../../../clinic/appointments/index.ts';
import { lastFirst } from '../../../clinic/patients/index.ts';
import { fit } from '../../text/index.ts';
import { appointmentMark, type Tone } from '../../theme/index.ts';
import type { Span } from '../lines/index.ts';

export type BookRow = DayRow<AppointmentRow>;

/** Stable as long as the row means the same thing: the visit, the free time, the break. */
export function rowKey(row: BookRow): string {
  switch (row.kind) {
    case 'visit':
      return visitKey(row.visit.id);
    case 'free':
      return `free:${row.start}`;
    case 'break':
      return `break:${row.at}`;
    case 'closed':
      return 'closed';
  }
}

export function visitKey(id: string): string {
  return `visit:${id}`;
}

const closedWords = {
  'on leave': 'on leave',
  'closed that day': 'no working day',
  'doctor inactive': 'no longer works here',
} as const;

/** One row of the drawn day, `width` cells after the cursor's mark. */
export function rowSpans(row: BookRow, width: number): Span[] {
  switch (row.kind) {
    case 'visit':
      return visitSpans(row.visit, width);
    case 'free':
      return row.past
        ? [{ text: `${row.at} ·  past`, tone: 'muted' }]
        : [
            { text: `${row.at} ` },
            { text: '·· free', tone: 'ok' },
            { text: `  until ${row.until}`, tone: 'muted' },
          ];
    case 'break':
      return [{ text: ruled(`${row.at} ── break until ${row.until} `, width), tone: 'muted' }];
    case 'closed':
      return [{ text: ruled(`${'─'.repeat(5)} ${closedText(row)} `, width), tone: 'warning' }];
  }
}

function closedText(row: Extract<BookRow, { kind: 'closed' }>): string {
  const { absence } = row;
  if (!absence) return closedWords[row.why];
  const why = absence.reason ? `: ${absence.reason}` : '';
  return `on leave from ${absence.from_date} to ${absence.to_date}${why}`;
}

function ruled(text: string, width: number): string {
  return text + '─'.repeat(Math.max(0, width - text.length));
}

function visitSpans(visit: AppointmentRow, width: number): Span[] {
  const mark = appointmentMark(visit.status);
  const name = Math.max(16, Math.floor((width - 28) * 0.45));
  const isOff = visit.status === 'Cancelled' || visit.status === 'No-Show';
  const tone: Tone = isOff ? 'muted' : 'plain';
  return [
    { text: `${visit.appointment_time} `, tone },
    { text: `${block(visit)} `, tone: isOff ? 'muted' : visit.overbooked ? 'warning' : mark.tone },
    { text: `${fit(lastFirst(visit), name)} `, tone },
    { text: `${fit(visit.appointment_type, 9)} ${fit(String(visit.duration), 3, 'right')}  `, tone },
    { text: stateText(visit), tone: mark.tone },
  ];
}

function block(visit: AppointmentRow): string {
  if (visit.status === 'Cancelled' || visit.status === 'No-Show') return '░░';
  return visit.overbooked ? '▒▒' : '██';
}

/** "● Confirmed", "● here since 10:12", "○ Scheduled, overbooked: pain". */
function stateText(visit: AppointmentRow): string {
  const { sign, word } = appointmentMark(visit.status);
  const over = visit.overbooked ? `, overbooked: ${visit.overbooked}` : '';
  const here = visit.status === 'Confirmed' && visit.arrived_at !== null;
  return `${sign} ${here ? 'arrived' : word}${over}`;
}
