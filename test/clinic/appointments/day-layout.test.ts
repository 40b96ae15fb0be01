import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayInput, type LaidOut, layOutDay } from '../../../src/clinic/appointments/day-layout.ts';
import { addMinutes, boundary } from '../../../src/clinic/appointments/wall-time.ts';
import { lindt, night } from './lindt.ts';

const zone = 'Europe/Berlin';
interface Visit extends LaidOut {
  name: string;
}
const visit = (name: string, time: string, minutes: number, changes: Partial<LaidOut> = {}): Visit => {
  const starts_at = boundary(`2026-11-23T${time}`, zone);
  return {
    name,
    starts_at,
    ends_at: addMinutes(starts_at, minutes),
    status: 'Scheduled',
    overbooked: null,
    ...changes,
  };
};
const day = (changes: Partial<DayInput<Visit>> = {}) =>
  layOutDay<Visit>({
    doctor: lindt(),
    date: '2026-11-23',
    visits: [],
    now: '2026-11-21T09:40:00.000Z',
    zone,
    ...changes,
  });
const lines = (changes: Partial<DayInput<Visit>> = {}) =>
  day(changes).rows.map((row) => {
    if (row.kind === 'visit') return `${row.at} ${row.visit.name}`;
    if (row.kind === 'free') return `${row.at} ${row.past ? 'past' : 'free'} ${row.minutes}`;
    if (row.kind === 'break') return `${row.at} break until ${row.until}`;
    return row.why;
  });

describe('the day of a doctor', () => {
  it('is drawn from opening to closing, with visits, gaps and the break', () => {
    const visits = [
      visit('Smith', '09:00', 30, { status: 'Confirmed' }),
      visit('Meyer', '10:00', 45),
      visit('Haddad', '10:15', 15, { overbooked: 'pain, seen between' }),
      visit('Nowak', '13:00', 240),
    ];
    expect(lines({ visits })).toEqual([
      '09:00 Smith',
      '09:30 free 30',
      '10:00 Meyer',
      '10:15 Haddad',
      '10:45 free 15',
      '11:00 free 30',
      '11:30 free 30',
      '12:00 break until 13:00',
      '13:00 Nowak',
    ]);
    expect(day({ visits })).toMatchObject({ free: 4, booked: 4, overbooked: 1 });
  });

  it('keeps a cancelled visit in sight and its time free', () => {
    const visits = [visit('Smith', '09:00', 60, { status: 'Cancelled' })];
    expect(lines({ visits }).slice(0, 3)).toEqual(['09:00 Smith', '09:00 free 30', '09:30 free 30']);
    expect(day({ visits }).booked).toBe(0);
  });

  it('says why there is no work, and still shows who is booked', () => {
    const doctor = lindt({ absences: [{ from_date: '2026-11-23', to_date: '2026-11-23', reason: 'ill' }] });
    expect(lines({ doctor, visits: [visit('Smith', '09:00', 30)] })).toEqual(['on leave', '09:00 Smith']);
    expect(lines({ date: '2026-11-24' })).toEqual(['closed that day']);
  });

  it('shows a visit outside the hours where it stands', () => {
    const rows = lines({ visits: [visit('Early', '08:00', 30, { overbooked: 'fasting' })] });
    expect(rows.slice(0, 2)).toEqual(['08:00 Early', '09:00 free 30']);
  });

  it('tells the past from what can still be booked', () => {
    expect(lines({ now: '2026-11-23T08:42:00.000Z' }).slice(0, 3)).toEqual([
      '09:00 past 30',
      '09:45 free 15',
      '10:00 free 30',
    ]);
  });

  it('offers each wall time once on the night on which an hour comes twice', () => {
    const before = { date: '2026-10-25', now: '2026-10-23T07:00:00.000Z' };
    expect(lines({ doctor: night, ...before })).toEqual([
      '01:00 free 30',
      '01:30 free 30',
      '02:00 free 30',
      '02:30 free 90',
      '03:00 free 30',
      '03:30 free 30',
    ]);
  });

  it('neither loses nor invents free minutes, however the visits lie', () => {
    const visits = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 3, max: 24 })).map(([from, length]) => {
        const starts_at = addMinutes(boundary('2026-11-23T08:00', zone), from * 5);
        return { ...visit('Some', '09:00', 15), starts_at, ends_at: addMinutes(starts_at, length * 5) };
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(visits, (booked) => {
        const free = day({ visits: booked }).rows.flatMap((row) => (row.kind === 'free' ? [row] : []));
        let minutes = 0;
        for (let minute = 9 * 60; minute < 17 * 60; minute += 5) {
          if (minute >= 12 * 60 && minute < 13 * 60) continue;
          const moment = addMinutes(boundary('2026-11-23T00:00', zone), minute);
          if (!booked.some((one) => one.starts_at <= moment && moment < one.ends_at)) minutes += 5;
        }
        expect(free.reduce((sum, row) => sum + row.minutes, 0)).toBe(minutes);
      }),
    );
  });
});
