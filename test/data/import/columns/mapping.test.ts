import { describe, expect, test } from 'vitest';
import type { ImportField } from '../../../../src/data/import/columns/field.ts';
import { mapColumns } from '../../../../src/data/import/columns/mapping.ts';
import { comparable, uniqueColumnNames } from '../../../../src/data/import/columns/names.ts';

const fields: ImportField[] = [
  { name: 'full_name', known_as: ['name', 'patient name'], kind: 'text', required: false },
  {
    name: 'first_name',
    known_as: ['first', 'given name'],
    kind: 'text',
    required: true,
    or_from: ['full_name'],
  },
  { name: 'birth_date', known_as: ['date of birth', 'dob', 'birthdate'], kind: 'date', required: true },
  { name: 'phone', known_as: ['phone number', 'mobile'], kind: 'phone', required: false },
];

describe('which column goes where', () => {
  test('known names are found in any case and with any signs', () => {
    const result = mapColumns(['FIRST', 'Date-of Birth', 'Mobile', 'Phone Number', 'SSN'], fields, {}, [
      'ssn',
    ]);
    expect(result).toEqual({
      ok: true,
      mapping: { FIRST: 'first_name', 'Date-of Birth': 'birth_date', 'Phone Number': 'phone' },
      ignored: ['Mobile', 'SSN'],
    });
  });

  test('what is said goes before what is known, and can leave a column out', () => {
    const result = mapColumns(['Given', 'DOB', 'phone', 'mobile'], fields, {
      given: 'first_name',
      phone: '',
    });
    expect(result).toMatchObject({
      ok: true,
      mapping: { Given: 'first_name', DOB: 'birth_date', mobile: 'phone' },
    });
  });

  test('one column for the whole name stands for both', () => {
    expect(mapColumns(['Name', 'dob'], fields, {})).toMatchObject({
      ok: true,
      mapping: { Name: 'full_name' },
    });
  });

  test.each([
    [['first'], {}, 'No column of the file is known to hold birth_date, which every row needs.'],
    [
      ['a', 'b'],
      {},
      'No column of the file is known to hold first_name and birth_date, which every row needs.',
    ],
    [['first', 'dob'], { dobb: 'birth_date' }, 'The file has no column “dobb”.'],
    [['first', 'dob'], { dob: 'borned' }, 'There is no field “borned” to put the column “dob” into.'],
    [['a', 'b', 'dob'], { a: 'phone', b: 'phone' }, 'Two columns are mapped to phone: “a” and “b”.'],
  ])('%j with %j stops with a sentence', (columns, said, message) => {
    expect(mapColumns(columns, fields, said)).toMatchObject({ ok: false, message });
  });
});

describe('column names', () => {
  test('are compared without case, signs and accents', () => {
    expect(comparable('Prénom_(usuel)')).toBe('prenomusuel');
  });
  test('are made unique', () => {
    expect(uniqueColumnNames(['a', ' a ', '', 'a'])).toEqual(['a', 'a (2)', 'column 3', 'a (3)']);
  });
});
