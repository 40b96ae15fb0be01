import { expect, it } from 'vitest';
import { callName, fullName, listName } from '../../../src/clinic/doctors/names.ts';

const anna = { title: 'Dr', first_name: 'Anna', last_name: 'Lindt' };

it('calls a doctor by title and last name', () => {
  expect(callName(anna)).toBe('Dr Lindt');
  expect(callName({ ...anna, title: null })).toBe('Anna Lindt');
  expect(callName({ ...anna, last_name: '' })).toBe('Dr Anna');
});

it('writes the whole name both ways', () => {
  expect(fullName(anna)).toBe('Anna Lindt');
  expect(listName(anna)).toBe('Lindt, Anna');
  expect(listName({ ...anna, last_name: '' })).toBe('Anna');
});
