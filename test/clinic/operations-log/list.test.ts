import { afterEach, beforeEach, expect, it } from 'vitest';
import { listLogs } from '../../../src/clinic/operations-log/index.ts';
import { registerPatient } from '../../../src/clinic/patients/index.ts';
import { settingSet } from '../../../src/clinic/settings/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: '2026-11-20T23:30:00.000Z' });
  await clinic.desk.perform(settingSet, { name: 'time_zone', value: 'Europe/Berlin' });
  await clinic.desk.noteDone('data.backup', '1.2 MB', 0.2);
  clinic.clock.set('2026-11-22T09:00:00.000Z');
  await clinic.desk.noteDone('data.maintain', 'vacuum: 1.2 MB', 0.1);
  await clinic.desk.noteDone('database', 'something else', 0.1);
  await expect(clinic.desk.perform(registerPatient, { first_name: '' } as never)).rejects.toThrow();
});
afterEach(() => clinic.close());

/** Without the migration that made the tables, by the clock of the machine. */
const logged = async (filter: Parameters<typeof listLogs.run>[1]) =>
  (await clinic.desk.read(listLogs, filter))
    .map(({ operation }) => operation)
    .filter((operation) => operation !== 'data.migrate');

it('the log shows what was done and what failed, the newest first', async () => {
  expect((await logged({})).sort()).toEqual([
    'data.backup',
    'data.maintain',
    'database',
    'patients.register',
  ]);
  expect((await logged({}))[3]).toBe('data.backup');
  expect(await clinic.desk.read(listLogs, { limit: 1 })).toHaveLength(1);
});

it('only failures, one operation or one kind of them, and from a day of the clinic on', async () => {
  expect(await logged({ failed: true })).toEqual(['patients.register']);
  expect(await logged({ operation: 'data.backup' })).toEqual(['data.backup']);
  expect((await logged({ operation: 'data' })).sort()).toEqual(['data.backup', 'data.maintain']);
  // Half past eleven at night in London is the next day in Berlin.
  expect(await logged({ operation: 'data', from: '2026-11-21' })).toContain('data.backup');
  expect(await logged({ operation: 'data', from: '2026-11-22' })).toEqual(['data.maintain']);
});
