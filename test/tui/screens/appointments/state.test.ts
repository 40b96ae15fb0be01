import { describe, expect, it } from 'vitest';
import { type AppointmentRow, layOutDay, layOutWeek } from '../../../../src/clinic/appointments/index.ts';
import {
  openBook,
  preferredRow,
  rowOf,
  selectCell,
  selectRow,
  turnPage,
} from '../../../../src/tui/screens/appointments/state.ts';
import { lindt } from '../../../clinic/appointments/lindt.ts';
import { visitRow } from './visit-row.ts';

const zone = 'Europe/Berlin';
const night = '2026-11-22T22:00:00.000Z';
const rowsAt = (now: string, visits: AppointmentRow[] = []) =>
  layOutDay({ doctor: lindt(), date: '2026-11-23', visits, now, zone }).rows;

describe('the appointment book', () => {
  const book = openBook({}, '2026-11-23');

  it('opens on today, or where the params say', () => {
    expect(book).toMatchObject({ mode: 'day', date: '2026-11-23', doctor: null, patient: null });
    const params = { date: '2026-12-01', doctor: 'L', appointment: 'A', patient: 'P' };
    expect(openBook(params, '2026-11-23')).toMatchObject({
      date: '2026-12-01',
      doctor: 'L',
      target: 'visit:A',
      patient: 'P',
    });
  });

  it('turns pages over the ends of months', () => {
    expect(turnPage({ ...book, date: '2026-11-30' }, { type: 'move', days: 1 }).date).toBe('2026-12-01');
    expect(turnPage({ ...book, date: '2026-03-01' }, { type: 'move', days: -7 }).date).toBe('2026-02-22');
  });

  it('goes to a booked visit, and is done with the patient it was for', () => {
    const visit = { id: 'A', start: '2026-12-01T10:00', doctor: 'L' };
    expect(turnPage({ ...book, patient: 'P' }, { type: 'visit', visit })).toMatchObject({
      date: '2026-12-01',
      time: '10:00',
      doctor: 'L',
      target: 'visit:A',
      patient: null,
    });
  });

  it('keeps the cursor on the same time between day and week', () => {
    const free = { visit: null, start: '2026-11-23T10:30', room: 30 };
    const week = turnPage(book, { type: 'mode', selection: free });
    expect(week).toMatchObject({ mode: 'week', time: '10:30' });
    expect(turnPage(week, { type: 'mode', selection: free })).toMatchObject({
      mode: 'day',
      target: 'free:2026-11-23T10:30',
    });
  });
});

describe('what the cursor offers', () => {
  it('is all the free time up to the next visit, however it is cut into rows', () => {
    const rows = rowsAt(night, [visitRow({ start: '2026-11-23T10:15', duration: 30 })]);
    expect(selectRow(rows, 0, '2026-11-23')).toMatchObject({ start: '2026-11-23T09:00', room: 75 });
    expect(selectRow(rows, 2, '2026-11-23')).toMatchObject({ start: '2026-11-23T10:00', room: 15 });
    expect(selectRow(rows, 3, '2026-11-23')).toMatchObject({ visit: { status: 'Scheduled' }, room: 0 });
  });

  it('does not end at a cancelled visit', () => {
    const rows = rowsAt(night, [visitRow({ start: '2026-11-23T09:30', status: 'Cancelled' })]);
    expect(selectRow(rows, 0, '2026-11-23').room).toBe(180);
  });

  it('is nothing in the past and on a closed day', () => {
    expect(selectRow(rowsAt('2026-11-23T09:00:00.000Z'), 0, '2026-11-23').start).toBeNull();
    const closed = layOutDay<AppointmentRow>({
      doctor: lindt(),
      date: '2026-11-24',
      visits: [],
      now: night,
      zone,
    });
    expect(selectRow(closed.rows, 0, '2026-11-24')).toEqual({ visit: null, start: null, room: 0 });
  });

  it('is the half hour of a week, or the visit in it', () => {
    const visit = visitRow({ start: '2026-11-23T10:00' });
    const week = layOutWeek({ doctor: lindt(), from: '2026-11-23', visits: [visit], now: night, zone });
    expect(selectCell(week, rowOf(week.times, '10:00'), 0).visit).toBe(visit);
    expect(selectCell(week, rowOf(week.times, '10:45'), 0)).toMatchObject({
      start: '2026-11-23T10:30',
      room: 30,
    });
    expect(selectCell(week, rowOf(week.times, '12:00'), 0).room).toBe(0);
    expect(rowOf(week.times, '07:00')).toBe(0);
  });
});

describe('a day', () => {
  it('opens on what is ahead or under way', () => {
    const visits = [
      visitRow({ start: '2026-11-23T09:00' }),
      visitRow({ start: '2026-11-23T10:00', duration: 60 }),
    ];
    const at = (now: string) => rowsAt(now, visits)[preferredRow(rowsAt(now, visits), now)];
    expect(at('2026-11-23T09:30:00.000Z')).toMatchObject({ kind: 'visit', at: '10:00' });
    expect(at('2026-11-23T10:05:00.000Z')).toMatchObject({ kind: 'free', at: '11:05' });
    expect(preferredRow(rowsAt('2026-11-23T20:00:00.000Z'), '2026-11-23T20:00:00.000Z')).toBe(0);
  });
});
