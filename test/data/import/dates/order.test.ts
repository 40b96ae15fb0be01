import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ambiguitySentence, OrderTally } from '../../../../src/data/import/dates/order.ts';
import { toIsoDate, whyNoDate } from '../../../../src/data/import/dates/read.ts';

function orderOf(...values: string[]) {
  const tally = new OrderTally();
  for (const [index, value] of values.entries()) tally.add(index + 2, value);
  return tally.result();
}

describe('the order of dates', () => {
  test.each([
    ['ymd', ['1988-03-07', '1990-12-31']],
    ['ymd', ['19880307', '7 Mar 1988']],
    ['dmy', ['03/04/1988', '25/04/1988', '05/05/1988']],
    ['mdy', ['03/04/1988', '04/25/1988']],
    ['dmy', ['25.12.1988 00:00:00']],
    ['dmy', ['1988-03-07', '31/01/2020']],
    [null, ['', 'unknown', '3/4/88']],
  ])('is %s', (order, values) => {
    expect(orderOf(...values)).toEqual({ certain: true, order });
  });

  test('stays open when every date reads both ways', () => {
    const found = orderOf('05/05/1988', '03/04/1988');
    expect(found).toEqual({ certain: false, why: 'both', witnesses: [{ line: 3, value: '03/04/1988' }] });
    if (!found.certain) expect(ambiguitySentence(found)).toContain('“03/04/1988” (line 3)');
  });

  test('stays open when the file mixes both', () => {
    expect(orderOf('25/04/1988', '04/25/1988')).toMatchObject({ certain: false, why: 'mixed' });
  });

  test('one day that is in no calendar does not decide', () => {
    expect(orderOf('31/31/1988', '03/25/1988')).toEqual({ certain: true, order: 'mdy' });
  });
});

describe('reading a date in an order', () => {
  test.each([
    ['1988-03-07T00:00:00Z', 'dmy', '1988-03-07'],
    ['07/03/1988', 'dmy', '1988-03-07'],
    ['07/03/1988', 'mdy', '1988-07-03'],
    ['07/03/1988', 'ymd', undefined],
    ['30/02/1988', 'dmy', undefined],
    ['7/3/88', 'dmy', undefined],
    ['March 7, 1988', 'ymd', '1988-03-07'],
  ] as const)('%s as %s is %s', (value, order, expected) => {
    expect(toIsoDate(value, order)).toBe(expected);
  });

  test('whatever order a date is written in, it comes back', () => {
    const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.constantFrom('/', '.', '-'), (day, sign) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        expect(toIsoDate([dayOfMonth, month, year].join(sign), 'dmy')).toBe(iso);
        expect(toIsoDate([month, dayOfMonth, year].join(sign), 'mdy')).toBe(iso);
        expect(toIsoDate([year, month, dayOfMonth].join(sign), 'dmy')).toBe(iso);
      }),
    );
  });
});

test.each([
  ['1980-02-30', 'ymd', 'There is no 30 February 1980.'],
  ['1980-02-30 00:00:00', 'dmy', 'There is no 30 February 1980.'],
  ['31/04/1988', 'dmy', 'There is no 31 April 1988.'],
  ['04/31/1988', 'mdy', 'There is no 31 April 1988.'],
  ['13/13/1988', 'dmy', 'This is no date with a year of four digits, read as day, month, year.'],
  ['30/2/88', 'dmy', 'This is no date with a year of four digits, read as day, month, year.'],
  ['soon', null, 'This is no date with a year of four digits, read as year, month, day.'],
] as const)('of %s in the order %s is said what is wrong', (value, order, sentence) => {
  expect(toIsoDate(value, order)).toBeUndefined();
  expect(whyNoDate(value, order)).toBe(sentence);
});
