import { expect, it } from 'vitest';
import { sessionList } from '../../../src/clinic/sessions/index.ts';
import { ANA, houseWithAccounts, signInAt } from './with-accounts.ts';

it('shows nothing but the sign-in, and no key does anything, until somebody has signed in', async () => {
  const { screen: sitDown } = await houseWithAccounts();
  const screen = await sitDown();
  await screen.waitFor('E-mail');
  expect(screen.row('Sign in').bold).toBe(true);
  expect(screen.text()).not.toContain('2 Patients');
  // A digit, the palette, undo, a backup: all of it is typed, or does nothing.
  await screen.press('2', 'ctrl-p', 'ctrl-b', 'esc', 'g', 'o');
  expect(screen.row('E-mail').text).toContain('2go');
  expect(screen.text()).not.toContain('Commands');
  expect(screen.text()).not.toContain('Backup made');
  expect(screen.services.job.get()).toBeNull();
  expect(screen.footer()).not.toContain('undo');
});

it('says who is signed in, and the log knows them', async () => {
  const { screen: sitDown, office } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, ANA);
  expect(screen.lines()[0]).toMatch(/Ana Díaz · staff$/);
  expect(screen.written()).not.toContain(ANA.password);
  const who = (await office.read(sessionList, {})).map(({ user, kind }) => `${user.full_name}, ${kind}`);
  expect(who).toContain('Ana Díaz, screen');
});

it('draws dots for the password', async () => {
  const { screen: sitDown } = await houseWithAccounts();
  const screen = await sitDown();
  await screen.paste(ANA.email);
  await screen.press('enter');
  await screen.type('harbour');
  expect(screen.row('Password').text).toContain('•••••••');
  expect(screen.text()).not.toContain('harbour');
});

it('goes from the password neither round nor on, so that nothing of it is typed in plain letters', async () => {
  const { screen: sitDown } = await houseWithAccounts();
  const screen = await sitDown();
  await screen.paste(ANA.email);
  expect(screen.footer()).toContain('next field');
  await screen.press('enter', 'down', 'tab');
  await screen.type('harbour');
  expect(screen.text()).not.toContain('harbour');
  expect(screen.footer()).not.toContain('next field');
  await screen.press('up');
  expect(screen.row('▸').text).toContain(ANA.email);
});

it('says the same of a wrong password and of an e-mail that nobody has', async () => {
  const { screen: sitDown } = await houseWithAccounts();
  const screen = await sitDown();
  const tryWith = async (email: string, password: string) => {
    await screen.paste(email);
    await screen.press('enter');
    await screen.paste(password);
    await screen.press('enter');
    await screen.waitFor('✗');
    return screen.row('✗').text;
  };
  expect(await tryWith(ANA.email, 'not this one at all')).toContain('E-mail or password is wrong.');
  await screen.press('up', 'ctrl-u');
  expect(await tryWith('nobody@example.org', 'not this one at all')).toContain(
    'E-mail or password is wrong.',
  );
  expect(screen.row('Password').text.trim()).toBe('▸ Password');
});

it('locks after wrong passwords for a time that grows, and lets in when it is over', async () => {
  const { screen: sitDown, clinic } = await houseWithAccounts();
  const screen = await sitDown();
  await screen.paste(ANA.email);
  await screen.press('enter');
  const tryWith = async (password: string) => {
    await screen.paste(password);
    await screen.press('enter');
    await screen.settle();
  };
  for (let times = 0; times < 5; times += 1) await tryWith('not this one at all');
  // 10:40 by the clock, and 30 seconds.
  await screen.waitFor('Try again at 10:40:30.');
  await tryWith(ANA.password);
  expect(screen.row('✗').text).toContain('Too many wrong passwords in a row');
  clinic.clock.advance({ seconds: 31 });
  await tryWith('not this one at all');
  await screen.waitFor('Try again at 10:41:31.');
  clinic.clock.advance({ seconds: 61 });
  await tryWith(ANA.password);
  await screen.waitFor('NEXT APPOINTMENTS');
});

it('signs out by name, and asks first when something is unsaved', async () => {
  const { screen: sitDown, office } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, ANA);
  await screen.press('n');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.press('ctrl-p');
  await screen.type('sign out');
  await screen.press('enter');
  await screen.waitFor('Not saved yet: the new patient.');
  await screen.press('y');
  await screen.waitFor('Signed out.');
  expect(screen.text()).not.toContain('Samira');
  const active = await office.read(sessionList, {});
  expect(active.map(({ user }) => user.full_name)).toEqual(['Nora Lind']);

  await signInAt(screen, ANA);
  await screen.waitFor('Not saved yet');
  await screen.press('d');
  await screen.waitFor(/First name +Samira/);
});
