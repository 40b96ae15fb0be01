import { expect, it } from 'vitest';
import { ageInWords, ageOn } from '../../../src/clinic/patients/age.ts';

it('a birthday makes a year older, not the day before', () => {
  expect([ageOn('1988-03-07', '2026-03-06'), ageOn('1988-03-07', '2026-03-07')]).toEqual([37, 38]);
});

it('who is born on 29 February is a year older on 1 March', () => {
  expect([ageOn('2000-02-29', '2001-02-28'), ageOn('2000-02-29', '2001-03-01')]).toEqual([0, 1]);
});

it('small children are shown in months, newborns in days', () => {
  expect(
    ['2024-11-21', '2024-11-22', '2026-11-12', '2026-11-21'].map((born) => ageInWords(born, '2026-11-21')),
  ).toEqual(['2 y', '23 m', '9 d', '0 d']);
});
