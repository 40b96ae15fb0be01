import { expect, it } from 'vitest';
import { catalogue } from '../../../src/tui/screens/catalogue.ts';
import { ANA, houseWithAccounts, NORA, signInAt } from './with-accounts.ts';

it('tells staff why a key does nothing, and shows no screen that is not theirs', async () => {
  const { screen: sitDown } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, ANA);
  expect(screen.lines()[1]).not.toContain('Admin');
  await screen.press('8');
  expect(screen.message()).toContain('Staff may not see who works here. That is for: admin.');
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
  expect(screen.message()).toContain('Staff may not clear all data. That is for: admin.');
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
