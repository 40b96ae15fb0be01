import { expect, it } from 'vitest';
import { sessionList, sessionRevoke } from '../../../src/clinic/sessions/index.ts';
import { userDisable } from '../../../src/clinic/users/index.ts';
import { ANA, houseWithAccounts, NORA, signInAt } from './with-accounts.ts';

async function atWork() {
  const house = await houseWithAccounts();
  const screen = await house.screen();
  await signInAt(screen, ANA);
  await screen.press('n');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  return { ...house, screen };
}

it('asks for the password again at once when the session is revoked, and nothing typed is lost', async () => {
  const { screen, office } = await atWork();
  const [session] = await office.read(sessionList, { user: ANA.email });
  await office.perform(sessionRevoke, { id: session?.id ?? '' });
  await screen.waitFor('This session was ended elsewhere.');
  expect(screen.text()).not.toContain('Samira');
  expect(screen.row('E-mail').text).toContain(ANA.email);
  await screen.paste(ANA.password);
  await screen.press('enter');
  await screen.waitFor('New patient');
  expect(screen.row('First name').text).toContain('Samira');
});

it('says that the account was disabled, and lets another in, who sees nothing of it', async () => {
  const { screen, office } = await atWork();
  await office.perform(userDisable, { id: ANA.email });
  await screen.waitFor('This account was disabled by an administrator.');
  await screen.paste(ANA.password);
  await screen.press('enter');
  await screen.waitFor('E-mail or password is wrong.');
  await screen.press('up', 'ctrl-u');
  await signInAt(screen, NORA);
  expect(screen.text()).not.toContain('Samira');
});

it('says that it has expired', async () => {
  const { screen, clinic } = await atWork();
  await screen.press('esc', 'y');
  await screen.waitFor('NEXT APPOINTMENTS');
  clinic.clock.advance({ hours: 13 });
  await screen.press('2');
  await screen.waitFor(/expired|Locked/);
});
