import { expect, it } from 'vitest';
import { catalogue } from '../../../src/tui/screens/catalogue.ts';
import { ANA, houseWithAccounts, NORA, signInAt } from './with-accounts.ts';

it('tells staff why a key does nothing, and shows no screen that is not theirs', async () => {
  const { screen: sitDown } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, ANA);
  expect(screen.lines()[1]).not.toContain('Admin');
  await screen.press('8');
  expect(screen.message()).toContain('Staff may not see who works here. Ask an administrator.');
  await screen.press('5');
  await screen.waitFor('Doctors');
  expect(screen.footer()).not.toContain('n new');
  await screen.press('n');
  expect(screen.message()).toContain('Staff may not change doctors, specializations and settings.');
  await screen.press('7');
  await screen.waitFor('Restore, backups');
  await screen.press('i');
  expect(screen.message()).toContain('Staff may not import');
  await screen.press('x');
  expect(screen.message()).toContain('Staff may not clear all data. Ask an administrator.');
  for (const line of ['Export…', 'Import…', 'Maintenance', 'Log', 'Uploads', 'Clear all…'])
    expect(screen.row(` ${line} `).text).toMatch(/ not for you /);
  expect(screen.row(' Restore, backups').text).toContain('no backup yet');
  for (const key of ['l', 'U', 'o']) {
    await screen.press(key);
    expect(screen.message()).toMatch(/^! Staff may not .* Ask an administrator\.$/);
    expect(screen.services.router.current.screen).toBe('data');
  }
  while (!screen.row('▸').text.includes('Uploads')) await screen.press('down');
  expect(screen.text()).toContain('Staff may not see the operations log and the uploads. Ask an');
  await screen.press('?');
  expect(screen.row('Export data to a file').text).toContain('(Staff may not export. Ask an │');
  expect(screen.text()).not.toMatch(/\(Staff may.*…/);
  await screen.press('esc', 'r');
  await screen.waitFor('There is no backup yet');
  await screen.act('data-backups.encrypted');
  expect(screen.message()).toContain('Staff may not back up to another place');
  expect(screen.text()).not.toContain('passphrase:');
});

it('shows an administrator all of it', async () => {
  const { screen: sitDown } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, NORA);
  expect(screen.lines()[1]).toContain('8 Admin');
  await screen.press('8');
  await screen.waitFor('Accounts');
  expect(screen.text()).toContain('ana@example.org');
});

it.each(catalogue.filter(({ permission }) => permission !== undefined))(
  'says of $name before it is loaded what its own query or job asks',
  async ({ permission, load }) => {
    expect((await load()).screen.asks?.permission).toBe(permission);
  },
);
