import { expect, it } from 'vitest';
import { userList } from '../../../src/clinic/users/index.ts';
import { ANA, houseWithAccounts, NORA, signInAt } from './with-accounts.ts';

async function nora(tabs = 0) {
  const house = await houseWithAccounts();
  const screen = await house.screen();
  await signInAt(screen, NORA);
  await screen.press('8');
  await screen.waitFor('ana@example.org');
  for (let tab = 0; tab < tabs; tab += 1) await screen.press('tab');
  return { ...house, screen };
}

it('is asked before somebody becomes an administrator, whatever key chose it', async () => {
  const { screen, office } = await nora();
  const roleOfAna = async () =>
    (await office.read(userList, {})).find(({ email }) => email === ANA.email)?.role;
  while (!screen.row('▸').text.includes('Ana')) await screen.press('down');
  await screen.act('users.edit');
  await screen.waitFor('Edit Ana Díaz');
  await screen.press('tab', 'tab', 'tab', 'right');
  expect(screen.row('Role').text).toContain('‹ admin: everything, and who works here ›');
  await screen.act('form.save');
  await screen.waitFor('Make Ana Díaz an administrator?');
  await screen.press('enter', 'esc');
  await screen.waitFor('Edit Ana Díaz');
  expect(await roleOfAna()).toBe('staff');
  await screen.act('form.save');
  await screen.press('y');
  await screen.waitFor('Ana Díaz is saved.');
  expect(await roleOfAna()).toBe('admin');
});

it('does not end the session that is worked in, and marks it', async () => {
  const { screen } = await nora(1);
  await screen.waitFor('at a screen, here');
  while (!screen.row('▸').text.includes(', here')) await screen.press('down');
  expect(screen.footer()).not.toContain('x end it');
  await screen.press('x');
  expect(screen.message()).toBe('! This is the session you work in: sign out instead (g o).');
});

it('reads settings with what they count, and types them without', async () => {
  const { screen } = await nora(2);
  await screen.waitFor('Name of the clinic');
  expect(screen.row('Country').text).toContain('United Kingdom (GB)');
  while (!screen.row('▸').text.includes('A desk locks itself after')) await screen.press('down');
  expect(screen.row('▸').text).toMatch(/after +10 minutes$/);
  await screen.press('enter', 'ctrl-u', '1', 'enter');
  await screen.waitFor('A desk locks itself after: 1 minute.');
});

it('sees the screens beside My account, and makes no token that would be good for nothing', async () => {
  const house = await houseWithAccounts();
  const screen = await house.screen();
  await signInAt(screen, ANA);
  await screen.press('g', 'm');
  await screen.waitFor('SIGNED IN, AND TOKENS');
  expect(screen.lines()[1]).toMatch(/^ 1 Today .* 7 Data My account$/);
  await screen.act('account.token');
  await screen.waitFor('A token for a script');
  expect(screen.text()).toContain('monitoring');
  expect(screen.text()).not.toMatch(/^.*│ +(▸ )?export/m);
});
