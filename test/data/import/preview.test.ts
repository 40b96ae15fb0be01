import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { previewImport } from '../../../src/data/import/index.ts';
import { idleTask } from '../../../src/data/job.ts';
import { type ReadingIn, readingIn } from './support/reading-in.ts';

let house: ReadingIn;
beforeEach(async () => {
  house = await readingIn();
});
afterEach(() => house.close());

const fixture = (name: string) => resolve(import.meta.dirname, '../../fixtures', name);
const preview = (file: string, said: object = {}) => previewImport(house.clinic, { file, ...said }, idleTask);

describe('what is in a file, before anything is written', () => {
  test('how it is written, what its columns are, its first rows as they would land, and what is odd', async () => {
    const shown = await preview(fixture('synthea-ma/patients.csv'));
    expect(shown).toMatchObject({ file_name: 'patients.csv', format: 'csv', done_before: null });
    const [table] = shown.tables;
    expect(table).toMatchObject({
      table: 'patients',
      is_own: false,
      rows: 50,
      missing: [],
      ambiguous_dates: null,
      remembered: false,
      detected: { encoding: 'utf-8', delimiter: ',', header: true, date_order: 'ymd' },
      remarks: ['phone: 0 of 50 have one'],
    });
    const column = (name: string) => table?.columns.find((one) => one.column === name);
    expect(column('GENDER')?.first[0]).toEqual({ written: 'M', read: 'Male' });
    expect(column('SSN')).toMatchObject({ field: null, skipped: true, filled: 50 });
    expect(column('LAT')).toMatchObject({ field: null, skipped: false });
    expect(table?.fields).toContainEqual({ field: 'birth_date', kind: 'date', required: true });
    const old = house.file('old.csv', ['first,last,dob,sex,tel', 'Ada,One,05/04/1915,f,1', 'Jo,Two,,m,2']);
    expect((await preview(old)).tables[0]?.remarks).toEqual(['births before 1920: 1 row']);
    expect(house.rows('select id from uploads')).toEqual([]);
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
  });

  test('a needed field without a column, and dates that can be read two ways, are said and stop the import', async () => {
    const providers = await preview(fixture('synthea-ky/providers.csv'));
    expect(providers.tables[0]).toMatchObject({ table: 'doctors', missing: ['license_number'] });
    const file = house.file('dates.csv', ['first,last,dob,sex', 'Ada,One,03/04/1988,f']);
    const [table] = (await preview(file)).tables;
    expect(table?.ambiguous_dates).toMatch(/03\/04\/1988/);
    await expect(house.run(file)).rejects.toMatchObject({ code: 'ambiguous_dates' });
    const said = await preview(file, { date_order: 'mdy' });
    expect(said.tables[0]).toMatchObject({ ambiguous_dates: null, detected: { date_order: 'mdy' } });
    expect(said.tables[0]?.columns[2]?.first).toEqual([{ written: '03/04/1988', read: '1988-03-04' }]);
  });

  test('what a header was read as is remembered, and can be changed', async () => {
    const lines = ['who,familiy,dob,sex,town', 'Ada,Okafor,03/04/1988,f,Bonn'];
    const file = house.file('odd.csv', lines);
    const map = { who: 'first_name', familiy: 'last_name', town: '' };
    await house.run(file, { table: 'patients', map, date_order: 'dmy' });
    const next = house.file('next.csv', [lines[0] ?? '', 'Eva,Roy,05/06/1990,f,Kiel']);
    const [table] = (await preview(next)).tables;
    expect(table).toMatchObject({
      table: 'patients',
      remembered: true,
      missing: [],
      ambiguous_dates: null,
      detected: { date_order: 'dmy' },
    });
    expect(table?.columns.map(({ field }) => field)).toEqual([
      'first_name',
      'last_name',
      'birth_date',
      'gender',
      null,
    ]);
    const report = await house.run(next, { map: { town: 'city' } });
    expect(report.mapping).toMatchObject({ who: 'first_name', town: 'city' });
    expect(house.rows("select city from patients where first_name = 'Eva'")).toEqual([{ city: 'Kiel' }]);
    expect((await preview(file)).done_before).toMatchObject({ uploaded_by: 'ana', inserted: 1 });
  });

  test('an export of our own has nothing to be matched, and its books stay out', async () => {
    const own = house.file('own.json', [
      '{"frontdesk":{"format":1,"version":"0.1.0","revision":"x","exported_at":"2026-11-21T10:40:00.000Z","masked":false,"part":false,"rows":{"specializations":1,"settings":1}},"tables":{',
      '"settings":[{"name":"name","value":"\\"X\\"","created_at":"2026-11-21T10:40:00.000Z","updated_at":"2026-11-21T10:40:00.000Z","version":1}],',
      '"specializations":[{"id":"s1","code":"ZZ","name":"Zoology","description":null,"max_capacity":10,"is_active":true,"created_at":"2026-11-21T10:40:00.000Z","updated_at":"2026-11-21T10:40:00.000Z","version":4}]}}',
    ]);
    const shown = await preview(own);
    expect(shown.tables).toMatchObject([{ table: 'specializations', is_own: true, rows: 1 }]);
    expect(shown.left_out).toEqual([expect.stringMatching(/no data: settings\.$/)]);
    await house.run(own);
    expect(house.rows("select id, version from specializations where code = 'ZZ'")).toEqual([
      { id: 's1', version: 4 },
    ]);
  });
});

describe('rows that were rejected', () => {
  test('are saved in a file that can be mended and imported again', async () => {
    const file = house.file('people.csv', [
      'first,last,dob,sex,phone',
      'Ada,Okafor,1988-03-07,f,+44 20 7946 0712',
      'Jo,Meyer,1970-02-30,m,+44 20 7946 0713',
    ]);
    const rejects = house.path('rejects.csv');
    const report = await house.run(file, { table: 'patients', rejects });
    expect(report).toMatchObject({ inserted: 1, rejected: 1, rejects: [rejects] });
    const saved = readFileSync(rejects, 'utf8');
    // Guarded, because spreadsheets run what begins like a formula.
    expect(saved).toContain("Jo,Meyer,1970-02-30,m,'+44 20 7946 0713,3,");
    const mended = house.file('mended.csv', saved.trimEnd().replace('1970-02-30', '1970-02-28').split('\n'));
    expect(await house.run(mended, { table: 'patients' })).toMatchObject({ inserted: 1, rejected: 0 });
    expect(house.rows("select phone from patients where first_name = 'Jo'")).toEqual([
      { phone: '+442079460713' },
    ]);
    const again = house.file('again.csv', saved.trimEnd().split('\n'));
    await house.run(again, { table: 'patients', rejects, overwrite: true });
    expect(readFileSync(rejects, 'utf8').split('\n')[0]).toBe('first,last,dob,sex,phone,line,reason');
  });

  test('of a table that has a reason of its own, ours is called otherwise', async () => {
    const file = house.file('leave.csv', ['doctor,from,why', 'nobody,2026-12-01,congress']);
    await house.run(file, { table: 'doctor_absences', rejects: house.path('rejects.csv') });
    expect(readFileSync(house.path('rejects.csv'), 'utf8')).toMatch(
      /^doctor,from,why,import_line,import_reason\n/,
    );
  });
});

describe('possible duplicates', () => {
  test('are listed: born on the same day with a name that sounds alike', async () => {
    await house.run(house.file('a.csv', ['id,first,last,dob,sex', 'r1,Samira,Smith,1988-03-07,f']));
    const report = await house.run(
      house.file('b.csv', [
        'id,first,last,dob,sex',
        'x1,Samirah,Smyth,1988-03-07,f',
        'x2,Samira,Smith,1999-03-07,f',
        'x3,Jo,Meyer,1988-03-07,m',
      ]),
    );
    expect(report).toMatchObject({ inserted: 3, possible_duplicates_left_out: 0 });
    expect(report.possible_duplicates).toMatchObject([
      { line: 2, full_name: 'Samirah Smyth', other: { full_name: 'Samira Smith' } },
    ]);
    expect(report.possible_duplicates[0]?.likeness).toBeGreaterThan(85);
  });
});
