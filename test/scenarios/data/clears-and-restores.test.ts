import { expect, it } from 'vitest';
import { listBackups } from '../../../src/data/backup/index.ts';
import { atTheDataScreen } from './data-desk.ts';

it('clears everything by the typed name of the clinic, and restores it from the backup that was made first', async () => {
  const { screen, clinic, names } = await atTheDataScreen();
  await screen.waitFor('2 patients');
  await screen.act('data.clear');
  await screen.waitFor('Clear all data?');
  expect(screen.text()).toContain('2 patients, 1 doctor');
  await screen.press('enter');
  expect(screen.message()).toContain('Type Riverside Clinic exactly');
  await screen.press('esc');
  expect(await names()).toEqual(['Meyer', 'Smith']);

  await screen.act('data.clear');
  await screen.type('Riverside Clinic');
  await screen.press('enter');
  await screen.waitFor('removed; all of them are in a backup');
  await screen.waitFor('0 patients');
  // Who cleared it is not told that somebody else did.
  expect(screen.message()).toContain('removed; all of them are in a backup');
  expect(await names()).toEqual([]);
  const [backup] = await listBackups(clinic.backups);
  expect(backup).toMatchObject({ note: 'before clearing all data', verified: true, rows: { patients: 2 } });

  await screen.act('data.restore');
  await screen.waitFor('before clearing all data');
  await screen.act('data-backups.restore');
  await screen.waitFor(/patients +0 +2 +\+2 would come back/);
  await screen.type('restore');
  await screen.press('enter');
  await screen.waitFor('✓ Restored as of 09:00: 2 patients.');
  expect(await names()).toEqual(['Meyer', 'Smith']);
});
