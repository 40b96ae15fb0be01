import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFreeSlots, type SlotSearch } from '../../../src/clinic/appointments/free-slots.ts';
import { overlaps } from '../../../src/clinic/appointments/interval.ts';
import { outsideSchedule } from '../../../src/clinic/appointments/schedule.ts';
import {
  addMinutes,
  boundary,
  minutesBetween,
  toInstant,
} from '../../../src/clinic/appointments/wall-time.ts';
import { lindt, night } from './lindt.ts';

const zone = 'Europe/Berlin';
const taken = (local: string, minutes: number) => {
  const starts_at = boundary(local, zone);
  return { starts_at, ends_at: addMinutes(starts_at, minutes) };
};
const search = (changes: Partial<SlotSearch> = {}): SlotSearch => ({
  doctor: lindt(),
  busy: [],
  duration: 30,
  from: '2026-11-21',
  now: '2026-11-21T09:40:00.000Z',
  zone,
  ...changes,
});
const starts = (changes: Partial<SlotSearch> = {}) =>
  findFreeSlots(search(changes)).map((slot) => slot.start);

describe('free slots', () => {
  it('begin with the next working day and cover fourteen days', () => {
    const found = starts();
    expect(found[0]).toBe('2026-11-23T09:00');
    expect([...new Set(found.map((start) => start.slice(0, 10)))]).toEqual(['2026-11-23', '2026-11-30']);
  });

  it('leave the break free and end with the day', () => {
    const monday = starts({ from: '2026-11-23', days: 1 });
    expect(monday).toContain('2026-11-23T11:30');
    expect(monday).not.toContain('2026-11-23T11:45');
    expect(monday).toContain('2026-11-23T13:00');
    expect(monday.at(-1)).toBe('2026-11-23T16:30');
  });

  it('go round what is taken, and offer the end of a visit of odd length', () => {
    const found = starts({ busy: [taken('2026-11-23T09:00', 80)], limit: 2 });
    expect(found).toEqual(['2026-11-23T10:20', '2026-11-23T10:30']);
  });

  it('skip a gap that is too short', () => {
    const busy = [taken('2026-11-23T09:00', 60), taken('2026-11-23T10:15', 45)];
    expect(starts({ busy, limit: 1 })).toEqual(['2026-11-23T11:00']);
    expect(starts({ busy, limit: 1, duration: 15 })).toEqual(['2026-11-23T10:00']);
  });

  it('are never in the past: the next full five minutes is the first', () => {
    expect(starts({ now: '2026-11-23T09:42:10.000Z', limit: 2 })).toEqual([
      '2026-11-23T10:45',
      '2026-11-23T11:00',
    ]);
    expect(starts({ now: '2026-11-23T16:00:00.000Z', limit: 1 })).toEqual(['2026-11-30T09:00']);
  });

  it('are none on leave, for an inactive doctor, or longer than the day', () => {
    expect(
      starts({ doctor: lindt({ absences: [{ from_date: '2026-11-01', to_date: '2026-12-31' }] }) }),
    ).toEqual([]);
    expect(starts({ doctor: lindt({ status: 'Inactive' }) })).toEqual([]);
    expect(starts({ duration: 480 })).toEqual([]);
  });

  it('in the night of the clock change name only times that exist once', () => {
    const options = { doctor: night, days: 1, step: 30, now: '2026-01-01T00:00:00.000Z' };
    expect(starts({ ...options, from: '2026-03-29' }).map((start) => start.slice(11))).toEqual([
      '01:00',
      '01:30',
      '03:00',
      '03:30',
    ]);
    expect(starts({ ...options, from: '2026-10-25' }).map((start) => start.slice(11))).toEqual([
      '01:00',
      '01:30',
      '02:00',
      '02:30',
      '03:00',
      '03:30',
    ]);
  });

  it('can all be booked: inside the schedule, clear of what is taken, ahead of now, as long as asked', () => {
    const visits = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 3, max: 96 })).map(([from, length]) => {
        const starts_at = addMinutes(boundary('2026-11-23T08:00', zone), from);
        return { starts_at, ends_at: addMinutes(starts_at, length * 5) };
      }),
      { maxLength: 6 },
    );
    const durations = fc.integer({ min: 3, max: 96 }).map((fives) => fives * 5);
    fc.assert(
      fc.property(visits, durations, fc.integer({ min: 0, max: 700 }), (busy, duration, after) => {
        const now = addMinutes(boundary('2026-11-23T08:00', zone), after);
        for (const slot of findFreeSlots(search({ busy, duration, now, from: '2026-11-23' }))) {
          expect(outsideSchedule(lindt(), slot, zone)).toBeNull();
          expect(busy.filter((visit) => overlaps(visit, slot))).toEqual([]);
          expect(slot.starts_at >= now).toBe(true);
          expect(minutesBetween(slot.starts_at, slot.ends_at)).toBe(duration);
          expect(toInstant(slot.start, zone)).toEqual({ ok: true, instant: slot.starts_at });
        }
      }),
    );
  });
});
