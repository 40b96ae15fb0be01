import { expect, test } from 'vitest';
import type { TestClinic } from '../support/clinic.ts';
import type { Pty } from '../support/terminal/pty.ts';
import { openHouse, sitDown } from './house.ts';

/** Half a registration: the first name is left, the last name is being typed. */
async function registerHalf(clinic: TestClinic): Promise<Pty> {
  const pty = await sitDown(clinic);
  pty.press('n');
  await pty.waitFor('New patient');
  pty.type('Samira');
  pty.press('tab');
  pty.type('Benali');
  await pty.waitFor(/Last name +Benali/);
  return pty;
}

async function offeredNext(clinic: TestClinic): Promise<Pty> {
  const next = await sitDown(clinic);
  await next.waitFor('Not saved yet');
  next.press('d');
  await next.waitFor(/First name +Samira/);
  return next;
}

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGQUIT', 131],
] as const)('%s gives the terminal back and keeps the form for the next start', async (signal, code) => {
  const clinic = await openHouse();
  const pty = await registerHalf(clinic);
  pty.signal(signal);
  expect(await pty.ended()).toEqual({ code, said: [], changed: [] });
  const next = await offeredNext(clinic);
  expect(next.row('Last name')).toContain('Benali');
});

test.each([
  ['with the signal that a closed window sends', false],
  ['without any signal', true],
])('a closed window ends the program, %s, and keeps the form', async (_, deafToHangUp) => {
  const clinic = await openHouse();
  const pty = await sitDown(clinic, { deafToHangUp });
  pty.press('n');
  await pty.waitFor('New patient');
  pty.type('Samira');
  await pty.waitFor(/First name +Samira/);
  pty.hangUp();
  expect(await pty.ended()).toMatchObject({ code: 129 });
  await offeredNext(clinic);
});

test('kill -9 loses no field that was left', async () => {
  const clinic = await openHouse();
  const pty = await registerHalf(clinic);
  await pty.waitFor('draft kept');
  pty.signal('SIGKILL');
  expect(await pty.ended()).toMatchObject({ code: 137 });
  await offeredNext(clinic);
});

test('quitting asks first, and keeps the form too', async () => {
  const clinic = await openHouse();
  const pty = await registerHalf(clinic);
  pty.press('ctrl-c', 'ctrl-c');
  await pty.waitFor('Quit?');
  pty.press('y');
  expect(await pty.ended()).toEqual({ code: 0, said: [], changed: [] });
  await offeredNext(clinic);
});
