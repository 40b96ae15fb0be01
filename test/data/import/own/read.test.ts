import { describe, expect, test } from 'vitest';
import type { OwnColumn, OwnTable } from '../../../../src/data/import/own/columns.ts';
import { ownReader } from '../../../../src/data/import/own/read.ts';
import { isWholeExport } from '../../../../src/data/import/own/recognize.ts';

const column = (name: string, more: Partial<OwnColumn> = {}): OwnColumn => ({
  name,
  kind: 'text',
  nullable: false,
  among: null,
  longest: null,
  refers_to: null,
  generated: false,
  ...more,
});

const table: OwnTable = {
  name: 'things',
  key: ['id'],
  versioned: true,
  columns: [
    column('id', { longest: 4 }),
    column('kind', { among: ['A', 'B'] }),
    column('note', { nullable: true }),
    column('day', { kind: 'date' }),
    column('at', { kind: 'instant' }),
    column('time', { kind: 'time', nullable: true }),
    column('count', { kind: 'integer' }),
    column('is_on', { kind: 'boolean' }),
    column('whole', { generated: true }),
  ],
};
const names = table.columns.map(({ name }) => name);
const cells = ['x1', 'A', 'hi', '2024-02-29', '2026-11-21T10:40:00.000Z', '09:30', '7', '1', 'made'];
const reading = (changed: Record<string, string | null>, tellsNull = false) =>
  ownReader(
    table,
    names,
    tellsNull,
  )(names.map((name, index) => (name in changed ? (changed[name] ?? null) : (cells[index] ?? null))));

describe('a row of our own export', () => {
  test('is taken as it is, without what the database makes itself', () => {
    expect(reading({})).toEqual({
      ok: true,
      row: {
        id: 'x1',
        kind: 'A',
        note: 'hi',
        day: '2024-02-29',
        at: '2026-11-21T10:40:00.000Z',
        time: '09:30',
        count: 7,
        is_on: 1,
      },
    });
  });

  test.each([
    ['id', null, 'This is required.'],
    ['id', 'x1234', 'This is longer than 4 characters.'],
    ['kind', 'C', 'This must be one of A, B.'],
    ['day', '2023-02-29', 'This must be a date such as 1988-03-07.'],
    ['day', '', 'This is required.'],
    ['at', 'yesterday', 'This must be a moment such as 2026-11-21T10:40:00.000Z.'],
    ['time', '24:00', 'This must be a time such as 09:30.'],
    ['count', '1e3', 'This must be a whole number.'],
    ['is_on', 'maybe', 'This must be 0 or 1.'],
  ])('%s may not be %j', (name, value, problem) => {
    expect(reading({ [name]: value })).toEqual({ ok: false, fields: { [name]: problem } });
  });

  test('nothing and an empty text are told apart where the file does', () => {
    expect(reading({ note: '' })).toMatchObject({ row: { note: null } });
    expect(reading({ note: '' }, true)).toMatchObject({ row: { note: '' } });
    expect(reading({ note: null }, true)).toMatchObject({ row: { note: null } });
    expect(reading({ time: '' }, true)).toMatchObject({ row: { time: null } });
  });
});

test('a whole export is known by its columns, also among rejected rows', () => {
  expect(isWholeExport(table, names)).toBe(true);
  expect(isWholeExport(table, [...names, 'line', 'reason'])).toBe(true);
  expect(
    isWholeExport(
      table,
      names.filter((name) => name !== 'note' && name !== 'whole'),
    ),
  ).toBe(true);
  expect(
    isWholeExport(
      table,
      names.filter((name) => name !== 'at'),
    ),
  ).toBe(false);
  expect(isWholeExport(table, [...names, 'shoe size'])).toBe(false);
});
