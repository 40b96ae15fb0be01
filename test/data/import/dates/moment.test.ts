import { describe, expect, test } from 'vitest';
import { readMoment, readWall, withIsoDate } from '../../../../src/data/import/dates/moment.ts';

const zone = 'Europe/Berlin';

describe('a date with a time of day', () => {
  test.each([
    ['2026-11-23T10:30:59Z', '2026-11-23T10:30:00.000Z', '2026-11-23T11:30'],
    ['2026-11-23 10:30:00.123+05:30', '2026-11-23T05:00:00.000Z', '2026-11-23T06:00'],
    ['2026-11-23T10:30', '2026-11-23T09:30:00.000Z', '2026-11-23T10:30'],
    ['2026-11-23 9:30', '2026-11-23T08:30:00.000Z', '2026-11-23T09:30'],
    ['2026-11-23T2:15 pm', '2026-11-23T13:15:00.000Z', '2026-11-23T14:15'],
    ['2026-07-01 10:30:15', '2026-07-01T08:30:00.000Z', '2026-07-01T10:30'],
    // The hour that comes twice: the instant says which, the wall alone means the first.
    ['2026-10-25T01:30:00Z', '2026-10-25T01:30:00.000Z', '2026-10-25T02:30'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T02:30'],
  ])('%s', (written, instant, local) => {
    expect(readMoment('Start', written, 'ymd', zone)).toEqual({ ok: true, value: { instant, local } });
  });

  test.each([
    ['2026-03-29T02:30', /There is no 02:30/],
    ['2026-11-23', /no time of day/],
    ['2026-02-30 10:00', /no 30 February/],
    ['2026-11-23T10:30:00+99:00', /no moment of the calendar/],
    ['soon', /no date/],
  ])('%s is none', (written, why) => {
    expect(readMoment('Start', written, 'ymd', zone)).toEqual({
      ok: false,
      problem: expect.stringMatching(why),
    });
  });

  test('date and time in two columns', () => {
    expect(readWall('Start', '2026-11-23', '0930', 'ymd', zone)).toMatchObject({
      value: { local: '2026-11-23T09:30' },
    });
  });

  test.each([
    ['03/04/2020 9:30 am', 'dmy', '2020-04-03T9:30 am'],
    ['03/04/2020 9:30', 'mdy', '2020-03-04T9:30'],
    ['2020-03-04T09:30:00Z', 'dmy', '2020-03-04T09:30:00Z'],
    ['25/12/2020', 'dmy', '2020-12-25'],
    ['13/13/2020 9:30', 'dmy', undefined],
  ] as const)('%s with its date in %s', (written, order, iso) => {
    expect(withIsoDate(written, order)).toBe(iso);
  });
});
