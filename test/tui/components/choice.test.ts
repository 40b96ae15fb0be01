import { expect, it } from 'vitest';
import { jumpToLetter, turnChoice } from '../../../src/tui/components/choice-field/index.ts';
import { filterOptions } from '../../../src/tui/components/dialog/index.ts';

const genders = ['Male', 'Female', 'Other'].map((value) => ({ value, label: value }));

it('a choice turns both ways and goes round', () => {
  expect(turnChoice(genders, 'Male', 1)).toBe('Female');
  expect(turnChoice(genders, 'Other', 1)).toBe('Male');
  expect(turnChoice(genders, 'Male', -1)).toBe('Other');
  expect(turnChoice(genders, '', 1)).toBe('Male');
  expect(turnChoice(genders, '', -1)).toBe('Other');
  expect(turnChoice([], 'x', 1)).toBe('x');
});

it('a letter jumps to the next choice that begins with it', () => {
  expect(jumpToLetter(genders, 'Male', 'f')).toBe('Female');
  expect(jumpToLetter(genders, 'Male', 'z')).toBe('Male');
  const months = ['May', 'June', 'July'].map((value) => ({ value, label: value }));
  expect(jumpToLetter(months, 'June', 'j')).toBe('July');
  expect(jumpToLetter(months, 'July', 'j')).toBe('June');
});

it('options are found by words in any order, accents and case aside', () => {
  const options = [
    { value: 1, label: 'Ñandú, Zoë', hint: 'P-1' },
    { value: 2, label: 'Zimmer, Ada', hint: 'P-2' },
  ];
  expect(filterOptions(options, 'zoe nan').map((option) => option.value)).toEqual([1]);
  expect(filterOptions(options, 'p-2')).toHaveLength(1);
  expect(filterOptions(options, ' ')).toHaveLength(2);
});
