import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportTables } from '../../../src/data/export/index.ts';
import { maskedColumns, unmaskedTables } from '../../../src/data/export/mask/declared.ts';
import { isNeverExported } from '../../../src/data/export/never.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await openTestClinic();
});
afterAll(() => clinic.close());

test.each([
  ['users', 'password_hash'],
  ['users', 'recovery_codes'],
  ['sessions', 'id'],
  ['access_tokens', 'scope'],
  ['anything', 'api_token'],
  ['anything', 'client_secret'],
])('%s.%s never leaves', (table, column) => {
  expect(isNeverExported(table, column)).toBe(true);
});

/** Hashes and keys of the tables there are, looked through one by one: these are no secrets. */
const harmless = [
  'uploads.file_hash',
  'import_mappings.header_hash',
  'audit_logs.seal',
  'patients.search_key',
  'patients.sound_key',
  // Nobody can make one without the key, which is not in the database.
  'audit_logs.seal',
];

test('no column with a telling name is exported without having been looked at', () => {
  const telling = exportTables(clinic.engine)
    .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
    .filter((column) => /pass|secret|token|hash|(^|_|[.])key|salt|seal|credential/.test(column));
  expect(telling.filter((column) => !harmless.includes(column))).toEqual([]);
});

test('every text and every date of every table says what a masked export makes of it', () => {
  const undeclared = exportTables(clinic.engine)
    .filter(({ name }) => !unmaskedTables.includes(name))
    .flatMap(({ name, columns }) =>
      columns
        .filter(({ kind }) => kind === 'text' || kind === 'date')
        .filter((column) => maskedColumns[name]?.[column.name] === undefined)
        .map((column) => `${name}.${column.name}`),
    );
  expect(undeclared).toEqual([]);
});

test('what is declared is there', () => {
  const there = new Set(
    exportTables(clinic.engine).flatMap(({ name, columns }) =>
      columns.map((column) => `${name}.${column.name}`),
    ),
  );
  const declared = Object.entries(maskedColumns).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect(declared.filter((column) => !there.has(column))).toEqual([]);
});
