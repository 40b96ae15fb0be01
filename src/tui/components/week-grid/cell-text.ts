import type { AppointmentRow, WeekCell, WeekLayout } from '../../../clinic/appointments/index.ts';
import { fit, truncate, weekdayName } from '../../text/index.ts';
import { appointmentMark, type Tone } from '../../theme/index.ts';
import type { Span } from '../lines/index.ts';

export type BookCell = WeekCell<AppointmentRow>;
export type BookWeek = WeekLayout<AppointmentRow>;

const plainCells = {
  break: { text: '──', tone: 'muted' },
  closed: { text: '', tone: 'muted' },
  past: { text: '', tone: 'muted' },
  free: { text: '··', tone: 'ok' },
} as const satisfies Record<string, Span>;

/** What one half hour says, cut to `width` cells. */
export function cellSpan(cell: BookCell, width: number): Span {
  if (cell.kind !== 'visit') {
    const { text, tone } = plainCells[cell.kind];
    return { text: fit(text, width), tone };
  }
  const { visit, begins, others } = cell;
  const more = others > 0 ? `+${others}` : '';
  const mark = appointmentMark(visit.status);
  const tone: Tone = visit.overbooked ? 'warning' : mark.tone;
  const name = begins ? `${mark.sign}${visit.last_name}` : '│';
  return { text: fit(`${truncate(name, width - more.length)}${more}`, width), tone };
}

const closedWords = {
  'on leave': 'leave',
  'closed that day': '–',
  'doctor inactive': 'gone',
} as const;

/** The head of a column: "Mon 23", and what keeps the day closed. */
export function headSpan(day: BookWeek['days'][number], today: string, width: number): Span {
  const closed = day.closed ? ` ${closedWords[day.closed]}` : '';
  const isToday = day.date === today;
  return {
    text: fit(`${weekdayName(day.date)} ${Number(day.date.slice(8))}${isToday ? '◂' : ''}${closed}`, width),
    tone: isToday ? 'title' : 'muted',
  };
}
