import { describe, expect, it } from 'vitest';
import { atTheDataScreen, sizes } from './data-desk.ts';

const titles = [
  ['r', 'BACKUPS'],
  ['m', 'MIGRATIONS'],
  ['o', 'MAINTENANCE'],
  ['h', 'HEALTH'],
  ['l', 'OPERATIONS LOG'],
  ['U', 'UPLOADS'],
] as const;

describe.each(sizes)('at %i×%i', (...size) => {
  it('reaches every screen by its letter, and comes back', async () => {
    const { screen } = await atTheDataScreen({ size, route: 'today' });
    await screen.press('7');
    await screen.waitFor('Backup now');
    for (const [key, title] of titles) {
      await screen.press(key);
      await screen.waitFor(title);
      expect(screen.lines()).toHaveLength(size[1]);
      await screen.press('esc');
      await screen.waitFor('Backup now');
    }
  });

  it('reaches them by the arrows and Enter too, and each line says how it stands', async () => {
    const { screen } = await atTheDataScreen({ size });
    await screen.waitFor('never made one');
    expect(screen.row('Migrations').text).toContain('none pending');
    expect(screen.row('Uploads').text).toContain('none yet');
    expect(screen.text()).toContain('2 patients');
    await screen.press('down', 'enter');
    await screen.waitFor('There is no backup yet: b makes one.');
    await screen.press('esc');
    await screen.press('down', 'down', 'down');
    await screen.press('enter');
    await screen.waitFor('MIGRATIONS');
  });
});

it('shows more beside the menu on a wide terminal', async () => {
  const { screen } = await atTheDataScreen({ size: [120, 40] });
  await screen.waitFor('every reference holds');
  expect(screen.text()).toMatch(/LOG/);
  expect(screen.text()).toMatch(/BACKUPS/);
});

it('says why a key does nothing', async () => {
  const { screen } = await atTheDataScreen();
  await screen.act('data.restore');
  await screen.waitFor('There is no backup yet');
  await screen.press('v');
  expect(screen.message()).toContain('There is no backup yet: b makes one.');
  await screen.press('U');
  expect(screen.message()).toContain('Nothing was restored that could be undone.');
});
