import { describe, expect, test } from 'vitest';
import { registerInput } from '../../../../src/clinic/patients/index.ts';
import { differences } from '../../../../src/data/import/tables/difference.ts';
import { importTables } from '../../../../src/data/import/tables/index.ts';
import { splitName } from '../../../../src/data/import/tables/split-name.ts';

describe('a name in one field', () => {
  test.each([
    ['Ada Okafor', 'Ada', 'Okafor'],
    ['Okafor,  Ada Mary', 'Ada Mary', 'Okafor'],
    ['María del Carmen27 Garza151', 'María del Carmen27', 'Garza151'],
    ['Pieter van de Heuvel', 'Pieter', 'van de Heuvel'],
    ['Cher', '', 'Cher'],
  ])('%s', (whole, first_name, last_name) => {
    expect(splitName(whole)).toEqual({ first_name, last_name });
  });
});

test('an empty cell says nothing, so it is no difference', () => {
  expect(
    differences(
      { city: null, state: undefined, phone: '+1', zip: '02118' },
      { city: 'Bonn', phone: '+1', zip: '2118' },
    ),
  ).toEqual({ zip: '02118' });
});

test('every column that is taken for a patient is a field of the form, and no name means two fields', () => {
  const made = new Set(['full_name']);
  const known = new Set(Object.keys(registerInput.shape));
  const patients = importTables.find(({ name }) => name === 'patients');
  expect(patients?.fields.filter(({ name }) => !known.has(name) && !made.has(name))).toEqual([]);
  for (const { fields } of importTables) {
    const names = fields.flatMap(({ name, known_as }) => [
      ...new Set([name, ...known_as].map((one) => one.replaceAll(/[ _-]/g, ''))),
    ]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});
