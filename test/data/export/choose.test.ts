import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from './house.ts';

let house: House;
let files = 0;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.close());

async function exported(request: object): Promise<Record<string, Record<string, unknown>[]>> {
  files += 1;
  const name = `chosen-${files}.json`;
  await house.export(name, request);
  return JSON.parse(readFileSync(house.path(name), 'utf8')).tables;
}

test('tables are chosen by name, and come in the order in which they can be read in', async () => {
  const tables = await exported({ tables: ['Queue-Entries', 'patients'] });
  expect(Object.keys(tables)).toEqual(['patients', 'queue_entries']);
  await expect(exported({ tables: ['people'] })).rejects.toMatchObject({
    code: 'usage',
    message: 'There is no table “people” to export.',
    hint: expect.stringContaining('patients, doctors'),
  });
});

test.each(['drafts', 'counters', 'schema_migrations', 'sqlite_schema', 'patient_search'])(
  'the table %s is never exported, also when it is named',
  async (name) => {
    await expect(exported({ tables: [name] })).rejects.toMatchObject({ code: 'usage' });
  },
);

test('columns are chosen of one table, in the order that was said', async () => {
  const { patients } = await exported({
    tables: ['patients'],
    columns: ['full_name', 'patients.id', 'search_key'],
  });
  expect(Object.keys(patients?.[0] ?? {})).toEqual(['full_name', 'id', 'search_key']);
  expect(patients).toHaveLength(house.rows('patients').length);
  await expect(exported({ columns: ['id'] })).rejects.toMatchObject({ code: 'usage' });
  await expect(exported({ tables: ['doctors'], columns: ['birth_date'] })).rejects.toMatchObject({
    message: 'The table doctors has no column “birth_date”.',
  });
});

test.each([
  ['appointments', 'status=no-show', 'status', 'No-Show'],
  ['patients', 'status=inactive', 'status', 1],
  ['patients', 'patients.gender=FEMALE', 'gender', 'Female'],
  ['doctor_schedules', 'is_available=yes', 'is_available', 1],
  ['doctor_schedules', 'day_of_week=3', 'day_of_week', 3],
])('%s where %s', async (table, where, column, value) => {
  const tables = await exported({ tables: [table], where: [where] });
  const expected = house.rows(table).filter((row) => row[column] === value);
  expect(expected.length).toBeGreaterThan(0);
  expect(tables[table]?.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
});

test('an empty value asks for rows without one, and all conditions must hold', async () => {
  const { patients } = await exported({ tables: ['patients'], where: ['email=', 'gender=Male'] });
  const expected = house.rows('patients').filter((row) => row.email === null && row.gender === 'Male');
  expect(patients?.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
});

test('a value is compared and never run', async () => {
  const { patients } = await exported({
    tables: ['patients'],
    where: ["last_name=O'Brien; drop table patients; --"],
  });
  expect(patients).toHaveLength(1);
  expect((await exported({ tables: ['patients'], where: ["city=' or 1=1 --"] })).patients).toEqual([]);
});

test('a condition of one table leaves the others whole', async () => {
  const { patients, doctors } = await exported({
    tables: ['patients', 'doctors'],
    where: ['patients.city=Nowhere'],
  });
  expect(patients).toEqual([]);
  expect(doctors).toHaveLength(house.rows('doctors').length);
});

test.each([
  ['birth_date=1988-03-07', 'The table doctors has no column “birth_date”.'],
  ['=1', '--where takes FIELD=VALUE, not “=1”.'],
  ['status', '--where takes FIELD=VALUE, not “status”.'],
  ['status=Asleep', 'status is never “Asleep”.'],
  ['version=two', 'version is a number, not “two”.'],
  ['hire_date=7.3.88', 'hire_date is a date such as 1988-03-07, not “7.3.88”.'],
  ['created_at=yesterday', 'created_at is a moment such as 2026-11-21T10:40:00Z, not “yesterday”.'],
])('--where %s is refused in a sentence', async (where, message) => {
  await expect(exported({ tables: ['doctors'], where: [where] })).rejects.toMatchObject({
    code: 'usage',
    message,
  });
});

test('since a day of the clinic’s calendar: what was created or changed', async () => {
  const since = '2026-11-20';
  const tables = await exported({ since });
  for (const [table, column] of [
    ['patients', 'updated_at'],
    ['appointments', 'updated_at'],
    ['audit_logs', 'at'],
    ['doctor_specializations', 'assigned_date'],
  ] as const) {
    const expected = house.rows(table).filter((row) => String(row[column]) >= '2026-11-20T00:00:00.000Z');
    expect(tables[table]?.length, table).toBe(expected.length);
  }
  expect(tables.appointments?.length).toBeLessThan(house.rows('appointments').length);
  await expect(exported({ since: 'last week' })).rejects.toMatchObject({
    message: '--since takes a date such as 2026-11-21, not “last week”.',
  });
});

test.each([
  ['all.txt', {}, 'The name of all.txt does not say how to write it.'],
  ['-', {}, 'Say how to write it.'],
  ['-', { format: 'csv' }, 'Several tables as CSV are several files: they do not fit standard output.'],
  ['all.json', { format: 'yaml' }, 'There is no format “yaml”.'],
  ['all.json', { format: 'fhir' }, 'Exports as FHIR come with a later version.'],
  ['all.zip', { format: 'json' }, 'A zip holds CSV files.'],
  ['all.json', { bom: true }, '--bom and --crlf are for CSV.'],
])('%s %j is refused in a sentence', async (file, request, message) => {
  await expect(house.export(file, request)).rejects.toMatchObject({ code: 'usage', message });
});
