import { expect, it } from 'vitest';
import { Draft } from '../../../src/clinic/drafts/entity.ts';
import type { TestScreen } from '../../support/screen.tsx';
import { ANA, BEN, houseWithAccounts, signInAt } from './with-accounts.ts';

async function typeHalf(screen: TestScreen): Promise<void> {
  await screen.press('n');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.press('tab');
  await screen.type('Ben');
}

it('locks itself when nobody has touched it, and the same person finds the half-typed form as it was', async () => {
  const { screen: sitDown, clinic } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, ANA);
  await typeHalf(screen);
  clinic.clock.advance({ minutes: 9 });
  await screen.tick();
  expect(screen.text()).toContain('Samira');
  await screen.press('a');
  clinic.clock.advance({ minutes: 9, seconds: 59 });
  await screen.tick();
  expect(screen.text()).toContain('Samira');
  clinic.clock.advance({ seconds: 1 });
  const before = screen.written().length;
  await screen.tick();

  await screen.waitFor('Locked');
  expect(screen.text()).toContain('Ana Díaz · staff is signed in here');
  for (const hidden of ['Samira', 'Bena', 'New patient', '2 Patients']) {
    expect(screen.text()).not.toContain(hidden);
    expect(screen.written().slice(before)).not.toContain(hidden);
  }
  // What a terminal keeps to scroll back to goes, too.
  expect(screen.written().slice(before)).toContain('\u001b[3J');

  await screen.paste('not this one at all');
  await screen.press('enter');
  await screen.waitFor('The password is wrong.');
  await screen.paste(ANA.password);
  await screen.press('enter');
  await screen.waitFor('New patient');
  expect(screen.row('First name').text).toContain('Samira');
  expect(screen.row('Last name').text).toMatch(/▸ Last name +Bena/);
  await screen.type('li');
  expect(screen.row('Last name').text).toContain('Benali');
});

it('gives a key that comes after the time to the lock, not to what lay on the screen', async () => {
  const { screen: sitDown, clinic } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, ANA);
  await typeHalf(screen);
  clinic.clock.advance({ hours: 1 });
  await screen.press('x');
  await screen.waitFor('Locked');
  await screen.paste(ANA.password);
  await screen.press('enter');
  await screen.waitFor('New patient');
  expect(screen.row('Last name').text).toMatch(/Ben$/);
});

it('locks at once by a key, in a dialog too, and another person may sign in instead', async () => {
  const { screen: sitDown, clinic } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, ANA);
  await typeHalf(screen);
  await screen.press('esc');
  await screen.waitFor('Leave without saving?');
  await screen.press('ctrl-x');
  await screen.waitFor('Locked');
  expect(screen.text()).not.toContain('Leave without saving?');

  await screen.act('locked.somebody-else');
  await signInAt(screen, BEN);
  expect(screen.lines()[0]).toMatch(/Ben Okafor · nurse$/);
  expect(screen.text()).not.toContain('Not saved yet');
  await screen.press('n');
  await screen.waitFor('New patient');
  expect(screen.text()).not.toContain('Samira');
  await screen.press('esc');
  // In the database it is there, and nothing in it can be read.
  const drafts = await clinic.engine.orm.em.fork().find(Draft, {});
  expect(drafts).toHaveLength(1);
  expect(drafts[0]?.payload).toMatch(/^sealed:/);
  expect(drafts[0]?.payload).not.toContain('Samira');

  await screen.act('app.sign-out');
  await signInAt(screen, ANA);
  await screen.press('d');
  await screen.waitFor(/Last name +Ben/);
});

it('has nothing to lock without somebody signed in', async () => {
  const { screen: sitDown } = await houseWithAccounts();
  const screen = await sitDown();
  await screen.press('ctrl-x');
  expect(screen.text()).toContain('Sign in');
});
