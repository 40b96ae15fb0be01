import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayHours, hoursText, readHours } from '../../../../src/tui/screens/doctor-week/hours.ts';

const day = (start_time: string, end_time: string, pause: [string, string] | null = null): DayHours => ({
  start_time,
  end_time,
  break_start: pause?.[0] ?? null,
  break_end: pause?.[1] ?? null,
  is_available: true,
});

describe('the hours of a day, as people write them', () => {
  it.each([
    ['8-16', day('08:00', '16:00')],
    ['08:00–16:30', day('08:00', '16:30')],
    ['8 to 16', day('08:00', '16:00')],
    ['8am-4pm', day('08:00', '16:00')],
    ['8-16 12-13', day('08:00', '16:00', ['12:00', '13:00'])],
    ['8-16, break 12.30-13', day('08:00', '16:00', ['12:30', '13:00'])],
    ['from 8 until 16 and break from 12 to 13', day('08:00', '16:00', ['12:00', '13:00'])],
    ['8-16 closed', { ...day('08:00', '16:00'), is_available: false }],
  ])('reads %s', (typed, hours) => {
    expect(readHours(typed)).toEqual({ ok: true, hours });
  });

  it.each(['', '  ', '-', 'free', 'OFF'])('reads “%s” as a free day', (typed) => {
    expect(readHours(typed)).toEqual({ ok: true, hours: null });
  });

  it.each(['8', '8-16 12', 'morning', '8-25', '8-16-20-22-23'])('says what is wrong with “%s”', (typed) => {
    const reading = readHours(typed);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? '' : reading.problem).toMatch(/\.$/);
  });

  it('reads back what it writes', () => {
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    const pause = fc.option(fc.tuple(time, time), { nil: null });
    fc.assert(
      fc.property(time, time, pause, fc.boolean(), (start, end, between, is_available) => {
        const hours = { ...day(start, end, between), is_available };
        expect(readHours(hoursText(hours))).toEqual({ ok: true, hours });
      }),
    );
  });
});
