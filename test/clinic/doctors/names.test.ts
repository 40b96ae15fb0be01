import { expect, it } from 'vitest';
import { callName, listName, splitName } from '../../../src/clinic/doctors/names.ts';

const named = (full_name: string, title: string | null = 'Dr') => ({ title, full_name });

it('calls a doctor by title and family name', () => {
  expect(callName(named('Anna Lindt'))).toBe('Dr Lindt');
  expect(callName(named('Pieter van den Berg', 'Prof'))).toBe('Prof van den Berg');
  expect(callName(named('Anna Lindt', null))).toBe('Anna Lindt');
  expect(callName(named('Sukarno'))).toBe('Dr Sukarno');
});

it('finds the family name whichever way the name is written', () => {
  expect(splitName('Lindt, Anna')).toEqual({ family: 'Lindt', given: 'Anna' });
  expect(splitName('Martin Reed Jr.')).toEqual({ family: 'Reed', given: 'Martin' });
  expect(splitName('Martin Reed, MD')).toEqual({ family: 'Reed', given: 'Martin' });
  expect(splitName('Ana María de la Cruz')).toEqual({ family: 'de la Cruz', given: 'Ana María' });
  expect(splitName('De Vries')).toEqual({ family: 'Vries', given: 'De' });
});

it('writes the name for a sorted list', () => {
  expect(listName(named('Anna Lindt'))).toBe('Lindt, Anna');
  expect(listName(named('Sukarno'))).toBe('Sukarno');
});
