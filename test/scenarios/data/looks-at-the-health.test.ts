import { describe, expect, it } from 'vitest';
import { backUp } from '../../../src/data/backup/index.ts';
import { atTheDataScreen, done, sizes } from './data-desk.ts';

describe.each(sizes)('at %i×%i', (...size) => {
  it('looks at the health: everything is well', async () => {
    const { screen } = await atTheDataScreen({ size, before: (clinic) => done(clinic, backUp, {}) });
    await screen.waitFor(/Health +✓ \d+ of \d+/);
    await screen.act('data.health');
    await screen.waitFor(/✓ all \d+ well/);
    expect(screen.text()).toMatch(/✓ +References +every reference holds/);
    expect(screen.text()).not.toContain('✗');
  });
});

it('is told what is wrong and what to do, does it, and sees that it is well', async () => {
  const { screen } = await atTheDataScreen();
  await screen.waitFor(/Health +✗ \d+ of \d+: backup/);
  await screen.act('data.health');
  await screen.waitFor(/✗ 1 of \d+ is not well/);
  for (let at = 0; at < 12 && !screen.row('Backups').inverse; at += 1) await screen.act('list.down');
  expect(screen.row('Backups').text).toContain('✗');
  expect(screen.text()).toContain('What to do: Make one now: Ctrl+B.');
  await screen.act('app.backup');
  await screen.waitFor(/✓ all \d+ well/);
  await screen.act('data-health.again');
  await screen.waitFor(/✓ all \d+ well/);
});
