import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMinutes,
  boundary,
  minutesBetween,
  mondayOf,
  toInstant,
  toLocal,
} from '../../../src/clinic/appointments/wall-time.ts';

const berlin = 'Europe/Berlin';

describe('wall time', () => {
  it('is read in the clinic’s zone, winter and summer', () => {
    expect(toInstant('2026-11-23T10:30', berlin)).toEqual({ ok: true, instant: '2026-11-23T09:30:00.000Z' });
    expect(toInstant('2026-07-01T10:30', berlin)).toEqual({ ok: true, instant: '2026-07-01T08:30:00.000Z' });
  });

  it('that the clocks skip in spring is refused with a sentence', () => {
    expect(toInstant('2026-03-29T02:30', berlin)).toEqual({
      ok: false,
      why: 'There is no 02:30 on 2026-03-29 in Europe/Berlin: the clocks go forward over it.',
    });
    expect(toInstant('2026-03-29T03:00', berlin)).toEqual({ ok: true, instant: '2026-03-29T01:00:00.000Z' });
  });

  it('that comes twice in autumn means the earlier of the two', () => {
    expect(toInstant('2026-10-25T02:30', berlin)).toEqual({ ok: true, instant: '2026-10-25T00:30:00.000Z' });
    expect(toInstant('2026-10-25T03:00', berlin)).toEqual({ ok: true, instant: '2026-10-25T02:00:00.000Z' });
  });

  it.each(['2026-02-30T10:00', '2026-11-23 10:00', '2026-11-23T25:00', 'tomorrow', ''])(
    'refuses %j, which is no wall time',
    (local) => {
      expect(toInstant(local, berlin)).toMatchObject({ ok: false });
    },
  );

  it('shows 30 minutes across the change as they pass, not as the wall counts them', () => {
    const before = toInstant('2026-03-29T01:45', berlin);
    if (!before.ok) throw new Error(before.why);
    expect(toLocal(addMinutes(before.instant, 30), berlin)).toBe('2026-03-29T03:15');
    const twice = toInstant('2026-10-25T02:45', berlin);
    if (!twice.ok) throw new Error(twice.why);
    expect(toLocal(addMinutes(twice.instant, 30), berlin)).toBe('2026-10-25T02:15');
  });

  it('of a boundary in the skipped hour means the moment of the change', () => {
    expect(boundary('2026-03-29T02:30', berlin)).toBe('2026-03-29T01:00:00.000Z');
    expect(boundary('2026-03-29T00:00', berlin)).toBe('2026-03-28T23:00:00.000Z');
    // Chile changes at midnight: that day begins at one o'clock.
    expect(boundary('2026-09-06T00:00', 'America/Santiago')).toBe('2026-09-06T04:00:00.000Z');
  });

  it('makes days of 23 and 25 hours', () => {
    const length = (date: string, next: string) =>
      minutesBetween(boundary(`${date}T00:00`, berlin), boundary(`${next}T00:00`, berlin));
    expect(length('2026-03-29', '2026-03-30')).toBe(23 * 60);
    expect(length('2026-10-25', '2026-10-26')).toBe(25 * 60);
  });

  it('comes back from its instant, whenever there is one', () => {
    const zones = fc.constantFrom(berlin, 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    const minutes = fc.integer({ min: 0, max: 3 * 366 * 1440 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const local = Temporal.PlainDateTime.from('2025-01-01T00:00')
          .add({ minutes: minute })
          .toString({ smallestUnit: 'minute' });
        const read = toInstant(local, zone);
        if (read.ok) expect(toLocal(read.instant, zone)).toBe(local);
        else expect(toLocal(boundary(local, zone), zone) > local).toBe(true);
      }),
    );
  });

  it('knows the Monday of a week', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });
});
