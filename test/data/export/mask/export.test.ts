import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { soundKey } from '../../../../src/clinic/patients/index.ts';
import { type House, openHouse, rowsOf } from '../house.ts';

type Rows = Record<string, Record<string, string | number | null>[]>;

let house: House;
let tables: Rows;
beforeAll(async () => {
  house = await openHouse();
  await house.export('masked.json', { mask: true });
  tables = JSON.parse(readFileSync(house.path('masked.json'), 'utf8')).tables;
}, 60_000);
afterAll(() => house.close());

const personal = {
  patients: [
    'first_name',
    'last_name',
    'full_name',
    'email',
    'address',
    'policy_number',
    'emergency_contact_name',
    'allergies',
    'medications',
    'medical_history',
    'external_ref',
  ],
  doctors: ['full_name', 'license_number', 'email', 'office_address', 'bio'],
  appointments: ['notes', 'cancellation_reason'],
} as const;

test('nobody’s name, address or history is left', () => {
  const text = readFileSync(house.path('masked.json'), 'utf8');
  for (const [table, columns] of Object.entries(personal)) {
    for (const row of house.rows(table)) {
      for (const column of columns) {
        const value = row[column];
        // What is shorter is met everywhere by chance.
        if (typeof value !== 'string' || value.trim().length < 8) continue;
        expect(text.includes(JSON.stringify(value)), `${table}.${column} ${value}`).toBe(false);
      }
    }
  }
  expect(text).not.toContain('Clínica');
});

test('nobody keeps a phone number or a name', () => {
  for (const [nth, row] of house.rows('patients').entries()) {
    const fake = tables.patients?.[nth];
    for (const column of ['phone', 'phone_typed', 'emergency_contact_phone', 'first_name', 'full_name']) {
      if (row[column] !== null && row[column] !== '') expect(fake?.[column], column).not.toBe(row[column]);
    }
  }
});

test('the books, which hold what people typed, are left out, and cannot be asked for', async () => {
  expect(Object.keys(tables)).not.toContain('audit_logs');
  expect(Object.keys(tables)).toEqual(
    expect.arrayContaining(['patients', 'doctors', 'appointments', 'settings']),
  );
  await expect(house.export('log.json', { mask: true, tables: ['audit_logs'] })).rejects.toMatchObject({
    code: 'usage',
    message: 'The table audit_logs holds what people typed and cannot be masked.',
  });
});

test('what says nothing of a person stays: ids, numbers, moments, kinds', () => {
  const kept = ['id', 'number', 'gender', 'status', 'registration_date', 'version'] as const;
  expect(tables.patients?.map((row) => kept.map((name) => row[name]))).toEqual(
    house.rows('patients').map((row) => kept.map((name) => row[name])),
  );
  const nulls = ['phone', 'email', 'policy_number', 'external_ref'] as const;
  expect(tables.patients?.map((row) => nulls.map((name) => row[name] === null))).toEqual(
    house.rows('patients').map((row) => nulls.map((name) => row[name] === null)),
  );
});

test('the same person gets the same fake, in every export of the same database', async () => {
  await house.export('again.ndjson', {
    mask: true,
    tables: ['patients'],
    columns: ['email', 'full_name', 'id'],
  });
  const again = readFileSync(house.path('again.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(again).toEqual(tables.patients?.map(({ email, full_name, id }) => ({ email, full_name, id })));
  for (const row of tables.patients ?? []) expect(row.full_name).toBe(`${row.first_name} ${row.last_name}`);
});

test('two databases give the same person two fakes', async () => {
  const other = await openHouse();
  await other.export('other.json', { mask: true, tables: ['patients'] });
  const { patients } = JSON.parse(readFileSync(other.path('other.json'), 'utf8')).tables;
  await other.close();
  const names = new Set(tables.patients?.map((row) => row.full_name));
  const same = patients.filter((row: { full_name: string }) => names.has(row.full_name));
  expect(same.length).toBeLessThan(patients.length / 10);
});

test('the masked script loads, keeps every rule of the schema, and sounds as it reads', async () => {
  await house.export('masked.sql', { mask: true });
  const shell = spawnSync('sqlite3', [house.path('masked.db')], {
    input: readFileSync(house.path('masked.sql')),
  });
  expect(shell.stderr.toString()).toBe('');
  const patients = rowsOf(house.path('masked.db'), 'patients');
  expect(patients).toHaveLength(house.rows('patients').length);
  for (const { first_name, last_name, sound_key } of patients)
    expect(sound_key).toBe(soundKey(String(first_name), String(last_name)));
  const check = spawnSync('sqlite3', [
    house.path('masked.db'),
    'pragma foreign_key_check; pragma integrity_check',
  ]);
  expect(check.stdout.toString().trim()).toBe('ok');
});
