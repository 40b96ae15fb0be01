import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp, listBackups } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { backUpHere, undoHere } from '../../../src/tui/open.ts';
import { furnish } from '../../clinic/queue/house.ts';
import { caretakerOf } from '../../support/caretaker.ts';
import { openTestClinic } from '../../support/clinic.ts';
import { jobsHere } from '../../support/jobs.ts';
import { openScreen } from '../../support/screen.tsx';

/** A clinic with people in it, made a moment ago, and its Today. */
async function today(options: { onlyLooks?: boolean; size?: [number, number] } = {}) {
  const clinic = await openTestClinic({ now: 'as made' });
  onTestFinished(() => clinic.close());
  await furnish(clinic.desk);
  const backups = join(dirname(clinic.path), 'backups');
  const opened: OpenedClinic = { desk: clinic.desk, engine: clinic.engine, backups, close: async () => {} };
  const open = async () => {
    const screen = await openScreen({
      desk: clinic.desk,
      clock: clinic.clock,
      jobs: jobsHere(opened),
      backUp: backUpHere,
      undo: undoHere,
      caretaker: caretakerOf(opened, options),
      ...(options.size && { size: options.size }),
    });
    onTestFinished(() => screen.close());
    return screen;
  };
  return { clinic, opened, backups, open };
}

test('says when the last backup was made, and that one key makes another', async () => {
  const { clinic, opened, open } = await today({ onlyLooks: true });
  await carryOut(opened, backUp, {});
  clinic.clock.advance({ minutes: 34 });
  const screen = await open();
  await screen.waitFor('(34 min ago), proved.');
  expect(screen.text()).toContain('✓ Last backup');
  expect(screen.text()).toContain('Ctrl+B backs up now');
  await screen.press('ctrl-b');
  await screen.waitFor('(just now), proved.');
  expect(await listBackups(opened.backups)).toHaveLength(2);
});

test('a failed backup stays on Today, with its reason, until one succeeds', async () => {
  const { clinic, opened, backups, open } = await today({ onlyLooks: true });
  writeFileSync(backups, 'a file where the folder should be');
  await expect(carryOut(opened, backUp, {})).rejects.toThrow();
  const screen = await open();
  await screen.waitFor('! Backup failed');
  clinic.clock.advance({ hours: 3 });
  await screen.tick();
  expect(screen.text()).toContain('! Backup failed');
  await screen.press('ctrl-b');
  await screen.waitFor('a file is in its place');
  expect(screen.text()).toContain('! Backup failed');
  rmSync(backups);
  clinic.clock.advance({ minutes: 1 });
  await screen.press('ctrl-b');
  await screen.waitFor('✓ Last backup');
  expect(screen.text()).not.toContain('! Backup failed');
});

test('an overdue backup is told, and the desk makes it by itself', async () => {
  const { clinic, opened, open } = await today({ onlyLooks: true });
  clinic.clock.advance({ hours: 26 });
  const watching = await open();
  await watching.waitFor('! Backup overdue: due');
  await watching.close();

  const acting = caretakerOf(opened);
  const screen = await openScreen({
    desk: clinic.desk,
    clock: clinic.clock,
    jobs: jobsHere(opened),
    caretaker: acting,
  });
  onTestFinished(() => screen.close());
  await screen.waitFor('restore proved');
  expect(screen.text()).toContain('✓ Last backup');
  expect(await listBackups(opened.backups)).toMatchObject([{ note: 'scheduled', verified: true }]);
});

test('a desk that stays open backs up when the time comes', async () => {
  const { clinic, opened, open } = await today();
  const screen = await open();
  await screen.waitFor('No backup yet; the first is due');
  expect(await listBackups(opened.backups)).toEqual([]);
  clinic.clock.advance({ hours: 24 });
  await screen.tick();
  await screen.waitFor('✓ Last backup');
});

test('says so when the database was replaced under the open desk', async () => {
  const { clinic, open } = await today({ onlyLooks: true });
  const screen = await open();
  await screen.waitFor('No backup yet');
  rmSync(clinic.path);
  clinic.clock.advance({ minutes: 1 });
  await screen.tick();
  await screen.waitFor('moved or replaced under this desk');
});
