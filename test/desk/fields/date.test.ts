import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateOrder, date, dateOrderOf, readDate } from '../../../src/desk/fields/index.ts';

const today = '2026-11-21';

function read(typed: string, order: DateOrder = 'dmy'): string {
  const reading = readDate('Birth date', typed, { order, today });
  return reading.ok ? reading.value : reading.problem;
}

describe('a written date', () => {
  it.each([
    '1988-03-07',
    '07.03.1988',
    '7.3.1988',
    '7/3/88',
    '07-03-1988',
    '7 3 1988',
    '1988/3/7',
    '19880307',
    '7 Mar 1988',
    '7th March 1988',
    'March 7, 1988',
    'Mar 7 88',
    '1988-03-07T00:00:00Z',
  ])('%s is 7 March 1988 where the day comes first', (typed) => {
    expect(read(typed)).toBe('1988-03-07');
  });

  it('follows the order of the clinic', () => {
    expect(read('7/3/88', 'mdy')).toBe('1988-07-03');
    expect(read('88/3/07', 'ymd')).toBe('1988-03-07');
  });

  it('is read another way when its own order makes no date', () => {
    expect(read('12/25/1988')).toBe('1988-12-25');
    expect(read('25/12/1988', 'mdy')).toBe('1988-12-25');
  });

  it('with two digits for the year is the latest that is not in the future', () => {
    expect(read('21.11.26')).toBe('2026-11-21');
    expect(read('22.11.26')).toBe('1926-11-22');
    expect(read('29.2.00')).toBe('2000-02-29');
  });

  it.each([
    '31.02.1988',
    '29.2.1900',
    'yesterday',
    '7',
    '1988',
    '7.3.198',
    '0.3.1988',
    '7 foo 1988',
    '99/99/9999',
  ])('%s is refused with an example', (typed) => {
    expect(read(typed)).toBe(`Birth date must be a date such as 1988-03-07, not “${typed}”.`);
  });

  it('is never echoed at length', () => {
    expect(read('9'.repeat(1_000_000)).length).toBeLessThan(100);
  });
});

it('every date is read back from every unambiguous writing, in every order', () => {
  const orders = fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd');
  const days = fc.integer({ min: 0, max: 46_000 });
  fc.assert(
    fc.property(days, orders, (days, order) => {
      const day = Temporal.PlainDate.from('1900-01-01').add({ days });
      const [y, m, d] = day.toString().split('-');
      const own = { dmy: `${d}.${m}.${y}`, mdy: `${m}/${d}/${y}`, ymd: `${y}.${m}.${d}` }[order];
      for (const typed of [`${y}-${m}-${d}`, `${y}${m}${d}`, own])
        expect(read(typed, order)).toBe(day.toString());
    }),
  );
});

describe('a plain date field', () => {
  it('takes what leaves no doubt', () => {
    expect(date('From').parse('23.11.2026')).toBe('2026-11-23');
    expect(date('From').parse('2026-11-23')).toBe('2026-11-23');
  });

  it('refuses what can be read two ways', () => {
    expect(date('From').safeParse('07/03/2026').error?.issues[0]?.message).toBe(
      'From “07/03/2026” can be read two ways. Write it as 2026-03-07 or 2026-07-03.',
    );
  });
});

it('the order of a country', () => {
  expect([dateOrderOf('us'), dateOrderOf('GB'), dateOrderOf('SE')]).toEqual(['mdy', 'dmy', 'ymd']);
});
