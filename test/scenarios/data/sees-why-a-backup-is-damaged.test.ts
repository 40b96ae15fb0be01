import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { expect, it } from 'vitest';
import { backUp } from '../../../src/data/backup/index.ts';
import { atTheDataScreen, done } from './data-desk.ts';

function spoil(file: string) {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.from('spoilt'), 0, 6, 20_000);
  closeSync(descriptor);
}

it('sees why a backup is damaged, and cannot restore it', async () => {
  const { screen, names } = await atTheDataScreen({
    before: async (clinic) => spoil((await done(clinic, backUp, { note: 'weekly' })).file),
  });
  await screen.act('data.restore');
  await screen.waitFor('weekly');
  await screen.act('data-backups.verify');
  await screen.waitFor('✗ The backup of 09:00 is damaged: it is not as it was written');
  await screen.waitFor('1 damaged');
  expect(screen.text()).toContain('✗ Damaged: it is not as it was written');
  await screen.act('data-backups.restore');
  await screen.waitFor('Nothing was changed. Esc goes back to the list.');
  await screen.press('enter');
  expect(screen.message()).toContain('cannot be restored');
  await screen.press('esc', 'esc');
  await screen.waitFor('last 09:00, damaged');
  expect(await names()).toEqual(['Meyer', 'Smith']);
});

it('rehearses a restore, and verifies a whole one', async () => {
  const { screen } = await atTheDataScreen({ before: (clinic) => done(clinic, backUp, {}) });
  await screen.act('data.restore');
  await screen.waitFor('1 backup');
  await screen.act('data-backups.verify');
  await screen.waitFor('✓ The backup of 09:00 is whole.');
  await screen.act('data-backups.rehearse');
  await screen.waitFor('✓ A restore of 09:00 was rehearsed: it works.');
});

it('is told when a backup is gone', async () => {
  const { screen } = await atTheDataScreen({ before: (clinic) => done(clinic, backUp, {}) });
  await screen.act('data.restore');
  await screen.waitFor('1 backup');
  for (const file of [/\/\S+\.db/.exec(screen.text())?.[0] ?? '']) rmSync(file);
  await screen.act('data-backups.verify');
  await screen.waitFor('✗ There is no');
});
