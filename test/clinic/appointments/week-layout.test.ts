import { describe, expect, it } from 'vitest';
import type { LaidOut } from '../../../src/clinic/appointments/day-layout.ts';
import { addMinutes, boundary } from '../../../src/clinic/appointments/wall-time.ts';
import { layOutWeek, type WeekInput } from '../../../src/clinic/appointments/week-layout.ts';
import { lindt, night } from './lindt.ts';

const zone = 'Europe/Berlin';
const visit = (local: string, minutes: number): LaidOut => {
  const starts_at = boundary(local, zone);
  return { starts_at, ends_at: addMinutes(starts_at, minutes), status: 'Scheduled', overbooked: null };
};
const week = (changes: Partial<WeekInput<LaidOut>> = {}) =>
  layOutWeek({
    doctor: lindt(),
    from: '2026-11-23',
    visits: [],
    now: '2026-11-21T09:40:00.000Z',
    zone,
    ...changes,
  });
const cell = (layout: ReturnType<typeof week>, time: string, day: number) =>
  layout.cells[layout.times.indexOf(time)]?.[day];

describe('the week of a doctor', () => {
  it('runs from the earliest opening to the latest end, seven days wide', () => {
    const layout = week();
    expect(layout.times[0]).toBe('09:00');
    expect(layout.times.at(-1)).toBe('16:30');
    expect(layout.days.map((day) => day.closed)).toEqual([
      null,
      ...Array.from({ length: 6 }, () => 'closed that day'),
    ]);
    expect(layout.cells.every((row) => row.length === 7)).toBe(true);
  });

  it('shows free half hours, the break, and closed days', () => {
    const layout = week();
    expect(cell(layout, '09:00', 0)).toEqual({ kind: 'free', start: '2026-11-23T09:00' });
    expect(cell(layout, '12:30', 0)).toEqual({ kind: 'break' });
    expect(cell(layout, '09:00', 1)).toEqual({ kind: 'closed' });
    expect(cell(week({ now: '2026-11-23T09:40:00.000Z' }), '10:30', 0)).toEqual({ kind: 'past' });
  });

  it('draws a long visit over its half hours and counts what else is in one', () => {
    const long = visit('2026-11-23T09:00', 60);
    const second = visit('2026-11-23T09:15', 15);
    const layout = week({ visits: [long, second] });
    expect(cell(layout, '09:00', 0)).toEqual({ kind: 'visit', visit: long, begins: true, others: 1 });
    expect(cell(layout, '09:30', 0)).toEqual({ kind: 'visit', visit: long, begins: false, others: 0 });
    expect(cell(layout, '10:00', 0)).toMatchObject({ kind: 'free' });
  });

  it('stretches to a visit outside the hours, and is empty for one who never works', () => {
    expect(week({ visits: [visit('2026-11-24T07:45', 30)] }).times[0]).toBe('07:30');
    expect(week({ doctor: lindt({ schedule: [] }) }).times).toEqual([]);
  });

  it('has no free half hour where the clocks jump', () => {
    const layout = week({ doctor: night, from: '2026-03-23', now: '2026-01-01T00:00:00.000Z' });
    expect(layout.times.map((time) => cell(layout, time, 6)?.kind)).toEqual([
      'free',
      'free',
      'closed',
      'closed',
      'free',
      'free',
    ]);
  });
});
