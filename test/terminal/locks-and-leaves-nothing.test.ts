import { expect, test } from 'vitest';
import { userAdd } from '../../src/clinic/users/index.ts';
import { openPty, type Pty } from '../support/terminal/pty.ts';
import { nora, openHouse, signInAt } from './house.ts';

/** Nora has signed in and registers somebody. */
async function atWork(): Promise<Pty & { readonly db: string }> {
  const clinic = await openHouse();
  await clinic.desk.perform(userAdd, nora);
  const pty = openPty({ env: { FRONTDESK_DB: clinic.path } });
  await signInAt(pty);
  pty.press('n');
  await pty.waitFor('New patient');
  pty.type('Samira');
  await pty.waitFor(/First name +Samira/);
  return { ...pty, db: clinic.path };
}

test('after the lock neither the screen nor what it can be scrolled back to holds anything of it', async () => {
  const pty = await atWork();
  pty.press('ctrl-x');
  await pty.waitFor('Locked');
  const all = pty.everything();
  for (const hidden of ['Samira', 'New patient', 'NEXT APPOINTMENTS', nora.password])
    expect(all).not.toContain(hidden);
  pty.type(nora.password);
  pty.press('enter');
  await pty.waitFor(/First name +Samira/);
  pty.press('ctrl-c', 'ctrl-c');
  await pty.waitFor('Quit?');
  pty.press('y');
  expect(await pty.ended()).toMatchObject({ code: 0 });
});

test('a locked desk can be quit; the next start asks who it is, and nothing typed is lost', async () => {
  const pty = await atWork();
  pty.press('ctrl-x');
  await pty.waitFor('Locked');
  pty.press('ctrl-c', 'ctrl-c');
  expect(await pty.ended()).toMatchObject({ code: 0 });
  const next = openPty({ env: { FRONTDESK_DB: pty.db } });
  await signInAt(next);
  await next.waitFor('Not saved yet');
  next.press('d');
  await next.waitFor(/First name +Samira/);
});
