import { expect, it } from 'vitest';
import { backUp, listBackups } from '../../../src/data/backup/index.ts';
import { atTheDataScreen, done } from './data-desk.ts';

it('prunes backups after seeing which would go', async () => {
  const { screen, clinic } = await atTheDataScreen({
    before: async (clinic) => {
      for (const minute of ['00', '10', '20']) {
        clinic.clock.set(`2026-11-10T08:${minute}:00.000Z`);
        await done(clinic, backUp, { note: `of ${minute}` });
      }
      clinic.clock.set('2026-11-22T09:00:00.000Z');
    },
  });
  await screen.act('data.restore');
  await screen.waitFor('3 backups');
  await screen.act('data-backups.prune');
  await screen.waitFor('Remove 2 backups?');
  expect(screen.text()).toMatch(/08:00 \(12 d/);
  expect(screen.text()).not.toMatch(/│ +08:20/);
  await screen.press('esc');
  expect(await listBackups(clinic.backups)).toHaveLength(3);
  await screen.act('data-backups.prune');
  await screen.waitFor('Remove 2 backups?');
  await screen.press('y');
  await screen.waitFor('✓ 2 backups removed, 1 kept');
  expect((await listBackups(clinic.backups)).map(({ note }) => note)).toEqual(['of 20']);
});

it('does a step of maintenance, and is asked before one that keeps others waiting', async () => {
  const { screen } = await atTheDataScreen();
  await screen.act('data.maintenance');
  await screen.waitFor('MAINTENANCE');
  await screen.act('list.down');
  await screen.act('data-maintenance.run');
  await screen.waitFor('✓ Maintenance done (analyze)');
  expect(screen.row('Statistics').text).toMatch(/09:00, just now +✓ .*[kM]B/);
  await screen.press('down', 'down');
  await screen.act('data-maintenance.run');
  await screen.waitFor('Compact the database now?');
  await screen.press('y');
  await screen.waitFor('✓ Maintenance done (vacuum)');
  expect(screen.row('Compact').text).toMatch(/✓ .*[kM]B/);
});

it('finds what failed in the log', async () => {
  const { screen } = await atTheDataScreen({
    before: async (clinic) => {
      const { file } = await done(clinic, backUp, {});
      await done(clinic, backUp, { to: file }).catch(() => undefined);
    },
  });
  await screen.waitFor('1 failed in a day');
  await screen.act('data.log');
  await screen.waitFor('OPERATIONS LOG');
  await screen.act('data-log.failed');
  await screen.waitFor('only what failed');
  await screen.waitFor('1 line');
  expect(screen.row('data.backup').text).toContain('✗');
  await screen.act('data-log.failed');
  await screen.act('data-log.find');
  await screen.type('nothing like it');
  await screen.waitFor('No line has all these words.');
  await screen.act('data-log-find.clear');
  await screen.waitFor('data.backup');
});
