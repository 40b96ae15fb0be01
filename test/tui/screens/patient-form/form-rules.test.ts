import { describe, expect, it } from 'vitest';
import { conflictOf, resolved } from '../../../../src/tui/screens/patient-form/conflict.ts';
import { described, duplicateLines } from '../../../../src/tui/screens/patient-form/duplicates.ts';
import { namesFromSearch, patientFormFields } from '../../../../src/tui/screens/patient-form/fields.ts';

const fields = patientFormFields({ today: '2026-11-21', country: 'GB', date_order: 'dmy', locked: [] });

describe('names from a search that found nobody', () => {
  it.each([
    ['smith, samira', { first_name: 'Samira', last_name: 'Smith' }],
    ['samira van den berg', { first_name: 'Samira', last_name: 'Van Den Berg' }],
    ['okafor', { last_name: 'Okafor' }],
    ['smi 0712', {}],
    ['07.03.1988', {}],
  ])('%s', (typed, names) => {
    expect(namesFromSearch(typed)).toEqual(names);
  });
});

describe('a birth date', () => {
  const [born] = fields.filter(({ name }) => name === 'birth_date');
  const noteOf = (typed: string) => (born?.kind === 'text' ? born.note?.(typed, {}) : undefined);

  it('that can be meant in two ways is said back as it was understood', () => {
    expect(noteOf('03/04/88')).toBe('3 Apr 1988, 38 y');
    expect(noteOf('31.2.1988')).toBeUndefined();
  });
});

describe('two people changed one patient', () => {
  const initial = { last_name: 'Smith', email: '', city: 'Graz' };
  const values = { last_name: 'Smithson', email: '', city: 'Wien' };
  const now = { last_name: 'Okafor', email: 'a@b.org', city: 'Graz' };

  it('every field that either changed is shown with both values', () => {
    const conflict = conflictOf(fields, { initial, values, now }, { version: 4 }, 'ben');
    expect(conflict.fields.map(({ name, theirs, yours }) => [name, theirs, yours])).toEqual([
      ['last_name', 'Okafor', 'Smithson'],
      ['email', 'a@b.org', 'a@b.org'],
      ['city', 'Graz', 'Wien'],
    ]);
  });

  it('theirs stands only where both changed', () => {
    const changes = { last_name: 'Smithson', city: 'Wien' };
    expect(resolved(changes, initial, now, 'theirs')).toEqual({ city: 'Wien' });
    expect(resolved(changes, initial, now, 'mine')).toEqual(changes);
  });
});

describe('likely duplicates', () => {
  it('are looked for once there is enough to go by', () => {
    expect(described({ first_name: 'S', last_name: 'S' })).toBeNull();
    expect(described({ last_name: 'Smith', phone: '020 7' })).toBeNull();
    expect(described({ first_name: 'S', last_name: 'Sm' })).not.toBeNull();
    expect(described({ phone: '020 7946 0' })).not.toBeNull();
  });

  it('are drawn in a frame as wide as there is room, three at most', () => {
    const row = { ...person, likeness: 94 };
    const lines = duplicateLines([row, row, row, row], 80).map((spans) =>
      spans.map(({ text }) => text).join(''),
    );
    expect(lines).toHaveLength(5);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[1]).toContain('1 Smith, Samira');
    expect(duplicateLines([], 80)).toEqual([]);
  });
});

const person = {
  id: 'a',
  number: 'P-00001',
  full_name: 'Samira Smith',
  first_name: 'Samira',
  last_name: 'Smith',
  birth_date: '1988-03-07',
  age: 38,
  gender: 'Female' as const,
  phone: null,
  phone_typed: null,
  email: null,
  city: null,
  status: 0,
  version: 1,
};
