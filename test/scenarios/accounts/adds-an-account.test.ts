import { expect, it } from 'vitest';
import { userAdd, userList } from '../../../src/clinic/users/index.ts';
import { ANA, houseWithAccounts, NORA, signInAt } from './with-accounts.ts';

const first = 'seven quiet lanterns';
const own = 'rain on the tin roof';

it('an administrator adds somebody, and is told what is wrong beside the field', async () => {
  const { screen: sitDown, office } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, NORA);
  await screen.press('8');
  await screen.waitFor('ana@example.org');
  await screen.act('users.add');
  await screen.waitFor('New account');
  for (const text of ['mia@example.org', 'Mia', 'Roth']) {
    await screen.paste(text);
    await screen.press('tab');
  }
  await screen.type('n');
  expect(screen.row('Role').text).toContain('nurse');
  await screen.press('tab');
  await screen.type('short');
  await screen.press('tab');
  await screen.waitFor('At least 12 characters.');
  await screen.press('up', 'ctrl-u');
  await screen.paste(first);
  await screen.press('tab');
  await screen.type('seven quiet lamps');
  await screen.act('form.save');
  expect(screen.text()).toContain('It is not the same as above.');
  await screen.press('ctrl-u');
  await screen.paste(first);
  await screen.act('form.save');
  await screen.waitFor('Mia Roth can sign in now');
  expect(await office.read(userList, {})).toContainEqual(
    expect.objectContaining({ email: 'mia@example.org', role: 'nurse', must_change_password: true }),
  );
});

it('lets somebody in with a first password, and asks for an own one before anything else', async () => {
  const { screen: sitDown, office } = await houseWithAccounts();
  const mia = { email: 'mia@example.org', first_name: 'Mia', last_name: 'Roth', role: 'nurse' as const };
  await office.perform(userAdd, { ...mia, password: first, must_change: true });
  const screen = await sitDown();
  await screen.waitFor('E-mail');
  await screen.paste('mia@example.org');
  await screen.press('enter');
  await screen.paste(first);
  await screen.press('enter');
  await screen.waitFor('Welcome, Mia Roth');
  await screen.press('ctrl-p', 'ctrl-b');
  expect(screen.text()).not.toContain('Commands');
  const choose = async (current: string, password: string, again: string) => {
    for (const text of [current, password, again]) {
      await screen.paste(text);
      await screen.press('enter');
    }
    await screen.settle();
  };
  await choose(first, own, 'rain on the roof');
  await screen.waitFor('not the same both times');
  await choose(first, 'roth example roth', 'roth example roth');
  await screen.waitFor('made of the name, the e-mail or the clinic');
  await choose(first, own, own);
  await screen.waitFor('NEXT APPOINTMENTS');
  expect(screen.lines()[0]).toMatch(/Mia Roth · nurse$/);
});

it('an administrator disables an account and enables it again, and resets a password', async () => {
  const { screen: sitDown, office } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, NORA);
  await screen.press('8');
  await screen.waitFor('ana@example.org');
  await screen.press('home');
  while (!screen.row('▸').text.includes('Ana')) await screen.press('down');
  await screen.act('users.active');
  await screen.waitFor('Disable the account of Ana Díaz?');
  await screen.press('y');
  await screen.waitFor('Ana Díaz can no longer sign in.');
  const ana = async () => (await office.read(userList, {})).find(({ email }) => email === ANA.email);
  expect((await ana())?.is_active).toBe(false);
  while (!screen.row('▸').text.includes('Ana')) await screen.press('down');
  await screen.act('users.active');
  await screen.waitFor('Ana Díaz can sign in again.');
  expect((await ana())?.is_active).toBe(true);
  while (!screen.row('▸').text.includes('Ana')) await screen.press('up');
  await screen.act('users.reset-password');
  for (let times = 0; times < 2; times += 1) {
    await screen.paste(first);
    await screen.press('enter');
  }
  await screen.waitFor('signs in with the new password');
  expect((await ana())?.must_change_password).toBe(true);
});

it('an administrator changes a setting, and sees who is signed in and ends it', async () => {
  const { screen: sitDown, office, deskOf } = await houseWithAccounts();
  const { settingList } = await import('../../../src/clinic/settings/index.ts');
  const ana = await deskOf(ANA);
  const screen = await sitDown();
  await signInAt(screen, NORA);
  await screen.press('8', 'tab');
  await screen.waitFor('at a screen');
  while (!screen.row('▸').text.includes('Ana')) await screen.press('down');
  await screen.act('sessions.end');
  await screen.press('y');
  await screen.waitFor('Ended: the session of Ana Díaz.');
  await expect(ana.read(settingList, {})).rejects.toThrow('This session has ended.');

  await screen.press('tab');
  await screen.waitFor('Name of the clinic');
  await screen.press('enter', 'ctrl-u');
  await screen.type('Harbour Clinic');
  await screen.press('enter');
  await screen.waitFor('Name of the clinic: Harbour Clinic.');
  const [name] = await office.read(settingList, {});
  expect(name?.value).toBe('Harbour Clinic');
});
