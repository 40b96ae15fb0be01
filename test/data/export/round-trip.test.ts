import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportTables } from '../../../src/data/export/index.ts';
import { type House, openHouse, rowsOf } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

const hidden = ['search_key', 'sound_key'];

/** A table's rows as JSON shows them: what the database has, less what the program keeps for itself. */
function shown(table: string): Record<string, unknown>[] {
  const columns = tableNamed(table).columns.filter(({ isHidden }) => !isHidden);
  return house
    .rows(table)
    .map((row) =>
      Object.fromEntries(
        columns.map(({ name, kind }) => [name, kind === 'boolean' ? row[name] === 1 : row[name]]),
      ),
    );
}

function tableNamed(name: string) {
  const found = exportTables(house.clinic.engine).find((table) => table.name === name);
  if (found === undefined) throw new Error(`There is no table ${name}.`);
  return found;
}

const tableNames = () => exportTables(house.clinic.engine).map(({ name }) => name);
/** Accounts are exported only where they are named. */
const usualNames = () => tableNames().filter((name) => !['users', 'clinical_accesses'].includes(name));

test('everything but the books that mean nothing elsewhere is exported', () => {
  const database = new Database(house.clinic.path, { readonly: true });
  const there = database
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all();
  database.close();
  const left = there.filter((name) => !tableNames().includes(name) && !name.startsWith('patient_search'));
  expect(left.sort()).toEqual([
    'anonymised_patients',
    'counters',
    'drafts',
    'schema_migrations',
    'schema_revisions',
    'sessions',
  ]);
  const columns = tableNamed('patients').columns.map(({ name }) => name);
  expect(columns).toEqual(Object.keys(house.rows('patients')[0] ?? {}));
});

test('JSON is one document with every row as it is', async () => {
  const result = await house.export('all.json');
  expect(result).toMatchObject({ file: house.path('all.json'), format: 'json', masked: false });
  const { frontdesk, tables } = JSON.parse(readFileSync(house.path('all.json'), 'utf8'));
  expect(Object.keys(tables)).toEqual(usualNames());
  expect(frontdesk).toEqual({
    format: 1,
    version: expect.any(String),
    revision: house.clinic.engine.revisions.at(-1),
    exported_at: '2026-11-21T10:40:00.000Z',
    masked: false,
    part: false,
    rows: result.rows,
  });
  for (const name of usualNames()) {
    expect(tables[name], name).toEqual(shown(name));
    expect(result.rows[name]).toBe(tables[name].length);
  }
  expect(result.rows.patients).toBeGreaterThan(300);
});

test('NDJSON is a row a line, with its table where there are several', async () => {
  await house.export('some.ndjson', { tables: ['doctors', 'specializations'] });
  const several = linesOf('some.ndjson');
  expect(several).toEqual([
    ...shown('specializations').map((row) => ({ table: 'specializations', ...row })),
    ...shown('doctors').map((row) => ({ table: 'doctors', ...row })),
  ]);
  await house.export('patients.ndjson', { tables: ['patients'] });
  expect(linesOf('patients.ndjson')).toEqual(shown('patients'));
});

function linesOf(name: string): unknown[] {
  const text = readFileSync(house.path(name), 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('the sqlite3 shell loads the SQL into an empty file with no error and the same rows', async () => {
  const { rows } = await house.export('all.sql');
  const shell = spawnSync('sqlite3', [house.path('loaded.db')], {
    input: readFileSync(house.path('all.sql')),
  });
  expect(shell.stderr.toString()).toBe('');
  expect(shell.status).toBe(0);
  for (const [name, count] of Object.entries(rows)) {
    expect(rowsOf(house.path('loaded.db'), name), name).toEqual(house.rows(name));
    expect(house.rows(name)).toHaveLength(count);
  }
  const sound = execFileSync('sqlite3', [
    house.path('loaded.db'),
    "pragma integrity_check; pragma foreign_key_check; select count(*) from sqlite_schema where type = 'trigger'",
  ]);
  expect(sound.toString().trim().split('\n')).toEqual(['ok', '4']);
  const [, head] = readFileSync(house.path('all.sql'), 'utf8').split('\n');
  expect(JSON.parse((head ?? '').slice(3)).frontdesk.rows).toEqual(rows);
});

test('several tables as CSV are a folder of files for their owner alone, and what they are', async () => {
  const { rows } = await house.export('all.csv');
  const names = readdirSync(house.path('all.csv')).sort();
  expect(names).toEqual([...usualNames().map((name) => `${name}.csv`), 'frontdesk.json'].sort());
  expect(statSync(house.path('all.csv')).mode & 0o777).toBe(0o700);
  expect(statSync(house.path('all.csv/patients.csv')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(house.path('all.csv/frontdesk.json'), 'utf8')).frontdesk.rows).toEqual(rows);
  await house.export('all.zip');
  const zip = unzipSync(readFileSync(house.path('all.zip')));
  expect(Object.keys(zip)[0]).toBe('frontdesk.json');
  for (const name of names.filter((one) => one.endsWith('.csv'))) {
    expect(Buffer.from(zip[name] ?? []).equals(readFileSync(house.path(`all.csv/${name}`))), name).toBe(true);
  }
});

test('one table as CSV is one file, with a mark and CRLF for spreadsheets when asked', async () => {
  await house.export('doctors.csv', { tables: ['doctors'] });
  const plain = readFileSync(house.path('doctors.csv'), 'utf8');
  expect(plain.startsWith('id,full_name,')).toBe(true);
  await house.export('excel.csv', { tables: ['doctors'], bom: true, crlf: true });
  expect(readFileSync(house.path('excel.csv'), 'utf8')).toBe(`\ufeff${plain.replaceAll('\n', '\r\n')}`);
  await house.export('one.zip', { tables: ['doctors'] });
  const zip = unzipSync(readFileSync(house.path('one.zip')));
  expect(Object.keys(zip)).toEqual(['frontdesk.json', 'doctors.csv']);
  expect(Buffer.from(zip['doctors.csv'] ?? []).toString()).toBe(plain);
});

test('a workbook has a sheet for each table, and texts stay texts', async () => {
  const { rows } = await house.export('all.xlsx');
  for (const name of ['patients', 'doctor_schedules']) {
    const [header, ...cells] = await readSheet(house.path('all.xlsx'), name, { trim: false });
    const expected = shown(name);
    expect(header).toEqual(Object.keys(expected[0] ?? {}));
    // A reader cannot tell no text from an empty one.
    const read = (value: unknown) => (value === '' ? null : value);
    expect(cells.map((row) => row.map(read))).toEqual(expected.map((row) => Object.values(row).map(read)));
    expect(cells).toHaveLength(rows[name] ?? -1);
  }
  const facts = await readSheet(house.path('all.xlsx'), 'frontdesk');
  expect(Object.fromEntries(facts.slice(1))).toMatchObject({ rows: JSON.stringify(rows) });
});

test('hidden columns are named in SQL alone', () => {
  expect(readFileSync(house.path('all.sql'), 'utf8')).toContain('"search_key"');
  for (const name of hidden)
    expect(readFileSync(house.path('all.csv/patients.csv'), 'utf8').split('\n')[0]).not.toContain(name);
});

test('what is there is replaced when that was said, and a folder of other things never', async () => {
  await expect(house.export('all.json')).rejects.toMatchObject({ code: 'confirm' });
  await house.export('all.json', { overwrite: true, tables: ['doctors'] });
  expect(Object.keys(JSON.parse(readFileSync(house.path('all.json'), 'utf8')).tables)).toEqual(['doctors']);
  await expect(house.export('all.csv')).rejects.toMatchObject({ code: 'confirm' });
  await house.export('all.csv', { overwrite: true, tables: ['doctors', 'specializations'] });
  expect(readdirSync(house.path('all.csv')).sort()).toEqual([
    'doctors.csv',
    'frontdesk.json',
    'specializations.csv',
  ]);
  mkdirSync(house.path('letters'));
  writeFileSync(house.path('letters/mother.txt'), 'dear mother');
  const request = { format: 'csv', overwrite: false };
  await expect(house.export('letters', request)).rejects.toMatchObject({ code: 'invalid' });
  expect(readFileSync(house.path('letters/mother.txt'), 'utf8')).toBe('dear mother');
});
