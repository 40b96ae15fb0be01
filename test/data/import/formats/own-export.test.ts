import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../../export/house.ts';
import { type ReadTable, readFile } from '../support/files.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** A row of the database as texts, with yes and no as the format writes them. */
function asTexts(row: Record<string, unknown>, table: ReadTable, spelled: boolean): (string | null)[] {
  return table.columns.map((column) => {
    const value = row[column];
    if (value === null || value === undefined) return null;
    return spelled && /^is_/.test(column) ? String(value === 1) : String(value);
  });
}

/** 0.30000000000000004 may be written with a digit more, and is the same number. */
function withoutSpareDigits(cell: string | null): string | null {
  return cell !== null && /^[0-9]+\.[0-9]{10,}$/.test(cell) ? String(Number(cell)) : cell;
}

describe('an export, with the worst of texts in it,', () => {
  test.each([
    ['all.json', true],
    ['all.ndjson', true],
    ['all.sql', false],
    ['all.xlsx', true],
    ['all.zip', false],
    ['folder', false],
  ])('as %s is read back as the database has it', async (name, spelled) => {
    // What is written now is compared, not what the export itself notes of it.
    const { rows } = await house.export(name, { format: name === 'folder' ? 'csv' : undefined });
    const { exported, tables } = await readFile(house.path(name));
    expect(exported?.rows ?? rows).toEqual(rows);
    const filled = Object.keys(rows).filter((table) => rows[table] !== 0 || exported !== null);
    expect(tables.map((table) => table.name)).toEqual(filled);
    for (const table of tables) {
      const expected = house.rows(table.name ?? '').slice(0, rows[table.name ?? '']);
      const read = table.rows.map((row) =>
        'problem' in row ? row.problem : row.cells.map(withoutSpareDigits),
      );
      expect(read, table.name ?? '').toEqual(expected.map((row) => asTexts(row, table, spelled)));
    }
    expect(tables.find((table) => table.name === 'patients')?.rows.length).toBeGreaterThan(300);
  });

  test('that was cut off is refused as damaged or broken, wherever', async () => {
    for (const name of ['cut.json', 'cut.sql', 'cut.xlsx', 'cut.zip']) {
      await house.export(name);
      const bytes = readFileSync(house.path(name));
      for (const part of [0.4, 0.99]) {
        writeFileSync(house.path(`part-${name}`), bytes.subarray(0, Math.floor(bytes.length * part)));
        await expect(readFile(house.path(`part-${name}`)), `${name} ${part}`).rejects.toMatchObject({
          code: expect.stringMatching(/^(damaged|invalid)$/),
        });
      }
    }
    await house.export('rows', { format: 'csv' });
    appendFileSync(
      house.path('rows/patients.csv'),
      readFileSync(house.path('rows/patients.csv')).subarray(-400),
    );
    await expect(readFile(house.path('rows'))).rejects.toMatchObject({ code: 'damaged' });
  });
});
