import { describe, expect, test } from 'vitest';
import { defaultColumns, formatDetails, formatTable } from '../../../src/cli/output/table.ts';

describe('a table for people', () => {
  test('is aligned by what is seen, numbers to the right, and free of escape sequences', () => {
    const rows = [
      { full_name: 'Zoë 田中', waited: 5, note: null },
      { full_name: 'A\u001b[31mda\nOkafor', waited: 120, note: 'x'.repeat(80) },
    ];
    expect(formatTable(rows, ['full_name', 'waited', 'note']).split('\n')).toEqual([
      'Full name   Waited  Note',
      'Zoë 田中         5',
      `Ada Okafor     120  ${'x'.repeat(59)}…`,
    ]);
  });

  test('cuts wide letters and pairs by the columns they take, and never through one', () => {
    const [, cell = ''] = formatTable([{ name: '漢🙂'.repeat(40) }], ['name']).split('\n');
    expect(cell).toBe(`${'漢🙂'.repeat(14)}漢…`);
    expect(cell.isWellFormed()).toBe(true);
  });

  test('chooses columns that a person can read', () => {
    const rows = [
      { id: '1', name: 'Ada', doctor_id: '2', version: 1, tags: ['x'], empty: null, created_at: 'now' },
    ];
    expect(defaultColumns(rows)).toEqual(['name']);
  });

  test('one thing is shown as its fields that have a value', () => {
    expect(
      formatDetails({
        full_name: 'Ada',
        city: null,
        active: true,
        doctors: [{ full_name: 'Eva' }, { full_name: 'Jo' }],
      }),
    ).toBe('Full name  Ada\nActive     yes\nDoctors    Eva, Jo');
  });
});
