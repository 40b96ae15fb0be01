import { expect, it } from 'vitest';
import { listBackups } from '../../../src/data/backup/index.ts';
import { atTheDataScreen } from './data-desk.ts';

it('backs up from anywhere with one key, and goes on', async () => {
  const { clinic, screen } = await atTheDataScreen({ route: 'patients', params: { find: 'yes' } });
  await screen.act('app.backup');
  await screen.waitFor('✓ Backup made and proved');
  expect(screen.keys()).toBe(1);
  expect(screen.message()).toContain('2 patients');
  const [backup, ...others] = await listBackups(clinic.backups);
  expect(others).toEqual([]);
  expect(backup).toMatchObject({ kind: 'full', verified: true, rows: { patients: 2 } });
});

it('sees on the Data screen that it was made, and keeps one with a note and one of changes', async () => {
  const { clinic, screen } = await atTheDataScreen();
  await screen.waitFor('never made one');
  await screen.act('data.backup');
  await screen.waitFor('last 09:00, proved');
  clinic.clock.advance({ minutes: 5 });
  await screen.act('data.restore');
  await screen.waitFor('1 backup');
  await screen.act('data-backups.note');
  await screen.type('before the update');
  await screen.press('enter');
  await screen.waitFor('2 backups');
  expect(screen.row('before the update').text).toContain('✓');
  clinic.clock.advance({ minutes: 5 });
  await screen.act('data-backups.incremental');
  await screen.waitFor('What changed is backed up and proved');
  await screen.waitFor('3 backups');
  expect(screen.row('changes').text).toMatch(/✓ +09:10/);
  const kinds = (await listBackups(clinic.backups)).map(({ kind, note }) => [kind, note]);
  expect(kinds).toEqual([
    ['incremental', null],
    ['full', 'before the update'],
    ['full', null],
  ]);
});
