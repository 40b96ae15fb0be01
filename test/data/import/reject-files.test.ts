import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';

import { afterEach, beforeEach, expect, test } from 'vitest';
import { freeRejectsOf } from '../../../src/data/import/reject-files.ts';
import { type ReadingIn, readingIn } from './support/reading-in.ts';

let house: ReadingIn;
beforeEach(async () => {
  house = await readingIn();
});
afterEach(() => house.close());

const bad = ['first,last,dob,sex,phone', 'Jo,Meyer,1970-02-30,m,'];

test('a file that is there is replaced by rejected rows only when somebody says so, asked before a row lands', async () => {
  const file = house.file('jo.csv', [...bad, 'Eva,Meyer,1970-02-20,f,']);
  const rejects = house.file('mended-for-hours.csv', ['precious']);
  const options = { table: 'patients', rejects };
  await expect(house.run(file, options)).rejects.toMatchObject({
    code: 'confirm',
    message: expect.stringContaining(rejects),
  });
  await expect(house.run(file, { ...options, dry_run: true })).rejects.toMatchObject({ code: 'confirm' });
  expect(readFileSync(rejects, 'utf8')).toBe('precious\n');
  expect(house.rows("select id from patients where first_name = 'Eva'")).toEqual([]);

  expect(await house.run(file, { ...options, overwrite: true })).toMatchObject({ inserted: 1, rejected: 1 });
  expect(readFileSync(rejects, 'utf8')).toContain('Jo,Meyer');
  expect(statSync(rejects).mode & 0o777).toBe(0o600);
});

test('where no row is rejected, what is there stays as it is', async () => {
  const file = house.file('good.csv', [bad[0] ?? '', 'Liv,Meyer,1970-02-20,f,']);
  const rejects = house.file('from-before.csv', ['precious']);
  await house.run(file, { table: 'patients', rejects, overwrite: true });
  expect(readFileSync(rejects, 'utf8')).toBe('precious\n');
});

test('of several tables each file is asked about', async () => {
  mkdirSync(house.path('both'));
  house.file('both/patients.csv', bad);
  house.file('both/doctors.csv', ['full_name,license_number', 'Dr Roe,L-77']);
  const taken = house.file('bad.doctors.csv', ['precious']);
  const run = house.run(house.path('both'), { rejects: house.path('bad.csv') });
  await expect(run).rejects.toMatchObject({ code: 'confirm', message: expect.stringContaining(taken) });
  expect(readFileSync(taken, 'utf8')).toBe('precious\n');
});

test('it is never the file they come from, by whatever name, nor the clinic’s, even when it is confirmed', async () => {
  const file = house.file('own.csv', bad);
  symlinkSync(file, house.path('link.csv'));
  linkSync(file, house.path('second.csv'));
  mkdirSync(house.path('folder'));
  house.file('folder/patients.csv', bad);
  const over = (name: string, of = file) =>
    house.run(of, { table: 'patients', rejects: house.path(name), overwrite: true });
  for (const name of ['own.csv', 'link.csv', 'second.csv'])
    await expect(over(name)).rejects.toMatchObject({ code: 'usage' });
  await expect(over('folder/patients.csv', house.path('folder'))).rejects.toMatchObject({ code: 'usage' });
  await expect(over('folder')).rejects.toMatchObject({ code: 'invalid' });
  symlinkSync(house.clinic.path, house.path('db.csv'));
  await expect(over('db.csv')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('belongs to the clinic itself'),
  });
  expect(readFileSync(file, 'utf8')).toBe(`${bad.join('\n')}\n`);
});

test('a place that cannot be written is said before a row lands', async () => {
  const file = house.file('jo.csv', [...bad, 'Eva,Meyer,1970-02-20,f,']);
  symlinkSync('round.csv', house.path('round.csv'));
  for (const [rejects, code] of [
    [house.path('not-there/bad.csv'), 'not_found'],
    [`${file}/bad.csv`, 'not_found'],
    ['/proc/bad.csv', 'read_only'],
    [house.path('round.csv/bad.csv'), 'not_found'],
  ] as const)
    await expect(house.run(file, { table: 'patients', rejects })).rejects.toMatchObject({ code });
  expect(house.rows('select id from uploads')).toEqual([]);
});

test('rows that have landed are not told as failed when the rejected ones cannot be written after all', async () => {
  const file = house.file('jo.csv', [...bad, 'Eva,Meyer,1970-02-20,f,']);
  const rejects = house.path(`${'long'.repeat(70)}.csv`);
  const report = await house.run(file, { table: 'patients', rejects });
  expect(report).toMatchObject({ inserted: 1, rejected: 1, rejects: [], problems: [{ line: 2 }] });
  expect(report.notes).toEqual([expect.stringContaining(`Not all rejected rows are in ${rejects}`)]);
  expect(house.rows('select status from uploads')).toEqual([{ status: 'done' }]);
});

test('where nobody named a file, it lies beside the imported one, or else where one may write', async () => {
  const home = house.path('home');
  mkdirSync(home);
  expect(await freeRejectsOf(house.path('jo.csv'), [home])).toBe(house.path('jo-rejected.csv'));
  expect(await freeRejectsOf('/proc/jo.csv', [house.path('gone'), home])).toBe(`${home}/jo-rejected.csv`);
  expect(readdirSync(home)).toEqual([]);
});
