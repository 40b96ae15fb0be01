import { type AppointmentRow, addDays } from '../../../clinic/appointments/index.ts';
import { type BookCell, type BookRow, type BookWeek, visitKey } from './grids.ts';

export type Mode = 'day' | 'week';

/** Which page of the book is open. `doctor` is null until one is chosen: the first on duty is shown then. */
export interface BookState {
  readonly mode: Mode;
  readonly date: string;
  readonly doctor: string | null;
  /** The row of the day on which the cursor is to begin, after a jump. */
  readonly target: string | null;
  /** Time of day under the cursor of the week, 'HH:MM'; its column is the weekday of `date`. */
  readonly time: string;
  /** Whom the next booking is for, by id, when the screen was opened for somebody. */
  readonly patient: string | null;
}

export type BookEvent =
  | { type: 'show'; date?: string; doctor?: string }
  | { type: 'visit'; visit: Pick<AppointmentRow, 'id' | 'start' | 'doctor'> }
  | { type: 'move'; days: number }
  | { type: 'mode'; selection: Selection }
  | { type: 'time'; time: string }
  | { type: 'patient'; patient: string | null };

export function openBook(params: Readonly<Record<string, string | undefined>>, today: string): BookState {
  return {
    mode: params.mode === 'week' ? 'week' : 'day',
    date: params.date ?? today,
    doctor: params.doctor ?? null,
    target: params.appointment ? `visit:${params.appointment}` : null,
    time: '00:00',
    patient: params.patient ?? null,
  };
}

export function turnPage(state: BookState, event: BookEvent): BookState {
  switch (event.type) {
    case 'show':
      return { ...state, date: event.date ?? state.date, doctor: event.doctor ?? state.doctor, target: null };
    case 'visit':
      return toVisit(state, event.visit);
    case 'move':
      return { ...state, date: addDays(state.date, event.days), target: null };
    case 'mode':
      return switchMode(state, event.selection);
    case 'time':
      return { ...state, time: event.time };
    case 'patient':
      return { ...state, patient: event.patient };
  }
}

/** The page on which a visit stands, the cursor on it; a booking is done with whom it was for. */
function toVisit(state: BookState, visit: Pick<AppointmentRow, 'id' | 'start' | 'doctor'>): BookState {
  const [date = state.date, time = state.time] = visit.start.split('T');
  return { ...state, date, time, doctor: visit.doctor, target: visitKey(visit.id), patient: null };
}

/** The cursor stays on the same visit or the same free time. */
function switchMode(state: BookState, { visit, start }: Selection): BookState {
  if (state.mode === 'day')
    return { ...state, mode: 'week', time: start?.slice(11) ?? state.time, target: null };
  const target = visit ? visitKey(visit.id) : start ? `free:${start}` : null;
  return { ...state, mode: 'day', target };
}

/** What the cursor is on: a visit, or a time at which one could be booked. */
export interface Selection {
  readonly visit: AppointmentRow | null;
  /** Wall time, null where nothing can stand (a day without hours, say). */
  readonly start: string | null;
  /** Minutes free from `start` on, 0 where it is not free. */
  readonly room: number;
}

export const nothing: Selection = { visit: null, start: null, room: 0 };

/** What a row of the day offers. */
export function selectRow(rows: readonly BookRow[], index: number, date: string): Selection {
  const row = rows[index];
  switch (row?.kind) {
    case 'visit':
      return { visit: row.visit, start: row.visit.start, room: 0 };
    case 'free':
      return row.past ? nothing : { visit: null, start: row.start, room: roomFrom(rows, index) };
    case 'break':
      return { visit: null, start: `${date}T${row.at}`, room: 0 };
    default:
      return nothing;
  }
}

/** Free minutes from a row on: free rows that follow one another are one gap, cut up for the eye. */
function roomFrom(rows: readonly BookRow[], index: number): number {
  let minutes = 0;
  let at: string | null = null;
  for (const row of rows.slice(index)) {
    if (row.kind === 'visit' && (row.visit.status === 'Cancelled' || row.visit.status === 'No-Show'))
      continue;
    if (row.kind !== 'free' || (at !== null && row.at !== at)) break;
    minutes += row.minutes;
    at = row.until;
  }
  return minutes;
}

/** What a cell of the week offers. */
export function selectCell(week: BookWeek, row: number, day: number): Selection {
  const cell: BookCell | undefined = week.cells[row]?.[day];
  const date = week.days[day]?.date;
  const time = week.times[row];
  if (!cell || !date || !time || cell.kind === 'past') return nothing;
  if (cell.kind === 'visit') return { visit: cell.visit, start: cell.visit.start, room: 0 };
  return { visit: null, start: `${date}T${time}`, room: cell.kind === 'free' ? 30 : 0 };
}

/** The row a day opens on: the first visit that is still ahead or under way, or free time, from `now` on. */
export function preferredRow(rows: readonly BookRow[], now: string): number {
  const ahead = rows.findIndex((row) => {
    if (row.kind === 'visit') return row.visit.ends_at > now;
    return row.kind === 'free' && !row.past;
  });
  return Math.max(0, ahead);
}

/** The row of a week in which a time of day lies; the nearest one when it lies outside. */
export function rowOf(times: readonly string[], time: string): number {
  return Math.max(
    0,
    times.findLastIndex((one) => one <= time),
  );
}

/** Column of a date in its week, Monday first. */
export function columnOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek - 1;
}
