import { expect, it, onTestFinished } from 'vitest';
import { listAudit } from '../../../src/clinic/audit/index.ts';
import { openClinic } from '../../../src/data/schema/index.ts';
import { testClock } from '../../support/clinic.ts';
import { openScreen, type TestScreen } from '../../support/screen.tsx';
import { atTheFirstRun, nameClinic } from '../first-run/at-the-first-run.ts';
import { NORA, signInAt } from './with-accounts.ts';

it('makes a clinic, is locked out after wrong passwords, and comes back to the half-typed form after the lock', async () => {
  const house = atTheFirstRun();
  const first = await house.screen();
  await nameClinic(first, 'Harbour Clinic');
  await fillIn(first, ['', NORA.email, NORA.first_name, NORA.last_name, NORA.password, NORA.password]);
  await first.act('form.save');
  await first.waitFor('Harbour Clinic is ready');
  expect(first.lines()[0]).toMatch(/Nora Lind · admin$/);
  await first.press('ctrl-c', 'ctrl-c');
  expect(first.exitCode()).toBe(0);

  // The next start, with a clock that can be moved.
  const clock = testClock(new Date().toISOString());
  const { desk, close } = await openClinic({ db: house.db, clock });
  const screen = await openScreen({ desk, clock });
  onTestFinished(async () => {
    await screen.close();
    await close();
  });
  await screen.waitFor('E-mail');
  await screen.paste(NORA.email);
  await screen.press('enter');
  for (let times = 1; times < 5; times += 1) {
    await tryPassword(screen, `wrong password ${times}`);
    expect(screen.text()).toContain('✗ E-mail or password is wrong. Try again.');
  }
  await tryPassword(screen, 'wrong password 5');
  expect(screen.text()).toMatch(/✗ E-mail or password is wrong. Try again at \d\d:\d\d:\d\d\./);
  await tryPassword(screen, 'wrong password 6');
  expect(screen.text()).toMatch(/✗ Too many wrong passwords in a row: wait a little. Try again at/);
  // The right one is no better before the time is over.
  await tryPassword(screen, NORA.password);
  expect(screen.text()).toContain('Too many wrong passwords');
  expect(screen.text()).toContain('Password forgotten? An administrator sets another one.');
  clock.advance({ seconds: 31 });
  await screen.tick();
  await screen.paste(NORA.password);
  await screen.press('enter');
  await screen.waitFor('NEXT APPOINTMENTS');

  await screen.press('n');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.press('tab');
  await screen.type('Ben');
  clock.advance({ minutes: 10 });
  await screen.tick();
  await screen.waitFor('Locked');
  expect(screen.text()).not.toContain('Samira');
  await tryPassword(screen, 'wrong password 7');
  expect(screen.text()).toContain('✗');
  await screen.paste(NORA.password);
  await screen.press('enter');
  await screen.waitFor('New patient');
  expect(screen.row('First name').text).toContain('Samira');
  expect(screen.row('Last name').text).toMatch(/▸ Last name +Ben$/);
  await fillIn(screen, ['ali', '1988-03-07', 'f']);
  await screen.act('form.save');
  await screen.waitFor('Registered Samira Benali');

  const refused = await desk.read(listAudit, { operation: 'sessions.sign_in_refused', limit: 20 });
  expect(refused).toHaveLength(8);
  expect(refused.map(({ about }) => about)).toEqual(refused.map(() => 'Nora Lind'));
  expect(JSON.stringify(refused)).not.toContain('wrong password 1');
});

/** Types into one field after the other. */
async function fillIn(screen: TestScreen, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await screen.type(text);
    await screen.press('tab');
  }
}

async function tryPassword(screen: TestScreen, password: string): Promise<void> {
  await screen.paste(password);
  await screen.press('enter');
  await screen.waitFor(() => /✗/.test(screen.text()) && !/ … *$/m.test(screen.text()));
}

it('signs out and in again on a screen of 120×40', async () => {
  const house = atTheFirstRun();
  const first = await house.screen({ size: [120, 40] });
  await nameClinic(first, 'Harbour Clinic');
  await fillIn(first, ['', NORA.email, NORA.first_name, NORA.last_name, NORA.password, NORA.password]);
  await first.act('form.save');
  await first.waitFor('NEXT APPOINTMENTS');
  await first.act('app.sign-out');
  await first.waitFor('Signed out.');
  await signInAt(first, NORA);
  expect(first.lines()).toHaveLength(40);
});
