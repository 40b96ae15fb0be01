import { expect, it } from 'vitest';
import { signIn } from '../../../src/clinic/sessions/index.ts';
import { atTheFirstRun, nameClinic } from './at-the-first-run.ts';

const password = 'three green kettles';

it('makes the clinic and its first administrator, who is signed in', async () => {
  const house = atTheFirstRun();
  const screen = await house.screen();
  await nameClinic(screen, 'Harbour Clinic');
  await screen.act('form.next');
  for (const text of ['Nora@Example.org', 'Nora', 'Lind', 'too short']) {
    await screen.paste(text);
    await screen.act('form.next');
  }
  expect(screen.row('Password').text).toContain('At least 12 characters.');
  expect(screen.text()).not.toContain('too short');
  await screen.press('up', 'ctrl-u');
  await screen.paste(password);
  await screen.act('form.next');
  await screen.paste(password);
  await screen.act('form.save');
  await screen.waitFor('NEXT APPOINTMENTS');
  expect(screen.lines()[0]).toMatch(/Nora Lind · admin$/);
  expect(screen.lines()[1]).toContain('8 Admin');
  expect(screen.message()).toContain('Harbour Clinic is ready. Doctors (5) come next');
  expect(screen.text()).not.toContain('Open to all');
  expect(screen.written()).not.toContain(password);

  await house.look(async ({ desk }) => {
    expect(await desk.look()).toEqual({ kind: 'signed_out', why: 'nobody' });
    const answer = await signIn(desk, { email: 'nora@example.org', password, kind: 'screen' });
    expect(answer.user.role).toBe('admin');
  });
});

it('may be tried without accounts first; then Today says so, and Admin makes the first one', async () => {
  const screen = await atTheFirstRun().screen();
  await nameClinic(screen, 'Quiet Clinic');
  await screen.press('right');
  expect(screen.text()).not.toContain('Your e-mail');
  await screen.act('form.save');
  await screen.waitFor('Open to all: there are no accounts yet.');
  await screen.press('8');
  await screen.waitFor('There are no accounts yet.');
  await screen.act('users.add');
  await screen.waitFor('The first administrator');
  for (const text of ['nora@example.org', 'Nora', 'Lind']) {
    await screen.paste(text);
    await screen.press('tab');
  }
  await screen.press('tab');
  for (const text of [password, password]) {
    await screen.paste(text);
    await screen.press('tab');
  }
  await screen.act('form.save');
  await screen.waitFor('NEXT APPOINTMENTS');
  expect(screen.lines()[0]).toMatch(/Nora Lind · admin$/);
  expect(screen.text()).not.toContain('Open to all');
});
