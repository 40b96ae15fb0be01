import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { specializationAdd, specializationList } from '../../src/clinic/specializations/index.ts';
import { openClinic } from '../../src/data/schema/index.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic();
});
afterEach(() => clinic.close());

it('goes on working after another program held the write lock for a moment', async () => {
  const { desk, close } = await openClinic({ db: clinic.path, busyTimeout: 0 });
  const other = new Database(clinic.path);
  other.exec('begin immediate');
  const added = desk.perform(specializationAdd, { name: 'Cardiology', code: 'C' });
  // Only when the desk has met the lock and asks again is it taken away.
  setTimeout(() => other.exec('commit'), 60);
  await expect(added).resolves.toMatchObject({ code: 'C' });
  await desk.perform(specializationAdd, { name: 'Dermatology', code: 'D' });
  const found = await desk.read(specializationList, {});
  expect(found.map(({ code }) => code).sort()).toEqual(['C', 'D']);
  other.close();
  await close();
});
