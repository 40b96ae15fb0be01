import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  birthLikeness,
  jaroWinkler,
  type Likely,
  likeness,
  neighbouringDates,
} from '../../../src/clinic/patients/likeness.ts';

const samira: Likely = {
  first_name: 'Samira',
  last_name: 'Smith',
  birth_date: '1988-03-07',
  phone: '+442079460712',
};

describe('likeness', () => {
  it.each<[string, Partial<Likely>, number, number]>([
    ['the same', {}, 100, 100],
    ['a name by ear', { last_name: 'Smyth', phone: null }, 90, 99],
    ['names swapped', { first_name: 'Smith', last_name: 'Samira', phone: null }, 90, 99],
    ['accents', { first_name: 'Sámirá', phone: null }, 99, 100],
    ['day and month swapped', { birth_date: '1988-07-03', phone: null }, 90, 97],
    ['one digit wrong', { birth_date: '1989-03-07', phone: null }, 88, 95],
    ['a short name', { first_name: 'Sam', phone: null }, 80, 98],
    ['the phone of a relative', { first_name: 'Olof', birth_date: '1961-05-30' }, 60, 75],
    ['a namesake of another age', { birth_date: '1951-12-11', phone: null }, 0, 60],
    ['a stranger with the birthday', { first_name: 'Jan', last_name: 'Kowalski', phone: null }, 0, 50],
  ])('%s', (_, change, least, most) => {
    const percent = likeness(samira, { ...samira, ...change });
    expect(percent).toBeGreaterThanOrEqual(least);
    expect(percent).toBeLessThanOrEqual(most);
  });

  const names = fc.constantFrom(
    'Samira',
    'Smith',
    'Smyth',
    'Jan',
    'Müller',
    'Mueller',
    'O’Brien',
    'Li',
    '王',
    'Al',
  );
  const dates = fc.constantFrom('1988-03-07', '1988-07-03', '1988-03-08', '1951-12-07', null);
  const phones = fc.constantFrom('+442079460712', '+31205550712', null);
  const people = fc.record({ first_name: names, last_name: names, birth_date: dates, phone: phones });

  it('is a percentage, the same both ways, and highest for oneself', () => {
    fc.assert(
      fc.property(people, people, (one, other) => {
        const percent = likeness(one, other);
        expect(percent).toBe(likeness(other, one));
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(likeness(one, { ...one }));
      }),
    );
  });

  it('never rises when the birth dates come to differ', () => {
    fc.assert(
      fc.property(people, people, (one, other) => {
        const same = { ...other, birth_date: one.birth_date ?? '1970-01-01' };
        const known = { ...one, birth_date: same.birth_date };
        expect(likeness(known, { ...same, birth_date: '1930-10-20' })).toBeLessThanOrEqual(
          likeness(known, same),
        );
      }),
    );
  });
});

it('every neighbouring date counts as likely, and no other date does', () => {
  const days = fc
    .integer({ min: 0, max: 46_000 })
    .map((n) => Temporal.PlainDate.from('1900-01-01').add({ days: n }).toString());
  fc.assert(
    fc.property(days, days, (date, other) => {
      const near = neighbouringDates(date);
      for (const one of near) expect(birthLikeness(date, one)).toBeGreaterThan(0);
      const transposed = birthLikeness(date, other) === 0.8 && !near.includes(other);
      if (!transposed) expect(near.includes(other)).toBe(birthLikeness(date, other) > 0);
    }),
  );
});

it('Jaro-Winkler gives the published values', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 3);
  expect(jaroWinkler('abc', 'xyz')).toBe(0);
});
