import { hashSync } from 'bcryptjs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { userList, userToken } from '../../../../src/clinic/users/index.ts';
import { carryOut } from '../../../../src/data/carry-out.ts';
import { exportData, exportTables } from '../../../../src/data/export/index.ts';
import { importJob } from '../../../../src/data/import/index.ts';
import { addAccount, goodPassword, openHouse, signInAs } from '../../../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../../../support/clinic.ts';
import { scratchFolder } from '../support/files.ts';

const hash = hashSync(goodPassword, 4);
const file = `email,first_name,last_name,role,password_hash
Rosa@Clinic.example,Rosa,Marsh,nurse,${hash}
ben@clinic.example,Ben,Okafor,staff,plain-text-1
admin@clinic.example,Ada,Marsh,admin,${hash}
`;

let folder: Awaited<ReturnType<typeof scratchFolder>>;
let clinic: TestClinic;
let opened: Parameters<typeof carryOut>[0];
beforeAll(async () => {
  folder = await scratchFolder();
  await folder.write('accounts.csv', file);
});
afterAll(() => folder.remove());
beforeEach(async () => {
  clinic = await openTestClinic();
  const { desk, engine, backups } = clinic;
  opened = { desk, engine, backups, close: async () => {} };
});
afterEach(() => clinic.close());

const read = (more: object = {}) =>
  carryOut(opened, importJob, { file: folder.path('accounts.csv'), table: 'users', ...more });

test('accounts are taken over with their hashes, which let their people in', async () => {
  await openHouse(clinic);
  expect(await read({ dry_run: true })).toMatchObject({ inserted: 1, rejected: 1, unchanged: 1 });
  expect(await clinic.desk.read(userList, {})).toHaveLength(1);
  const report = await read();
  expect(report).toMatchObject({ inserted: 1, rejected: 1, unchanged: 1 });
  expect(report.problems).toEqual([
    {
      line: 3,
      column: 'password_hash',
      value: null,
      reason: expect.stringContaining('no hash that can be used'),
    },
  ]);
  const { user } = await signInAs(await clinic.anotherDesk(), 'rosa@clinic.example');
  expect(user).toMatchObject({ full_name: 'Rosa Marsh', role: 'nurse' });
});

test('no file becomes accounts because of its columns or its name', async () => {
  await openHouse(clinic);
  await folder.write('users.csv', file);
  const byName = carryOut(opened, importJob, { file: folder.path('users.csv') });
  await expect(byName).rejects.toMatchObject({ code: expect.stringMatching(/invalid|usage/) });
  expect(await clinic.desk.read(userList, {})).toHaveLength(1);
});

test('neither before there is an administrator nor by a token for imports', async () => {
  expect(await read()).toMatchObject({ inserted: 0, rejected: 3 });
  await openHouse(clinic);
  const { token } = await clinic.desk.perform(userToken, { scope: 'import', label: 'nightly' });
  await clinic.desk.use(token);
  await expect(read()).rejects.toMatchObject({ code: 'forbidden' });
});

test('an export has the accounts only where they are named, and never their hashes', async () => {
  await openHouse(clinic);
  await addAccount(clinic.desk, 'staff');
  const whole = await carryOut(opened, exportData, { file: folder.path('whole.json') });
  for (const table of ['users', 'sessions', 'clinical_accesses'])
    expect(whole.rows).not.toHaveProperty(table);
  const named = await carryOut(opened, exportData, { file: folder.path('users.json'), tables: ['users'] });
  expect(named.rows).toEqual({ users: 2 });
  const columns = exportTables(clinic.engine).find(({ name }) => name === 'users')?.columns ?? [];
  expect(columns.map(({ name }) => name)).toContain('email');
  expect(columns.filter(({ name }) => /hash|password$/.test(name))).toEqual([]);
  const { token } = await clinic.desk.perform(userToken, { scope: 'export', label: 'nightly' });
  await clinic.desk.use(token);
  const byToken = carryOut(opened, exportData, { file: folder.path('no.json'), tables: ['users'] });
  await expect(byToken).rejects.toMatchObject({ code: 'forbidden' });
});
