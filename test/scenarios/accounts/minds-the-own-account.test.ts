import { expect, it } from 'vitest';
import { ownSessions, signIn } from '../../../src/clinic/sessions/index.ts';
import { ANA, houseWithAccounts, signInAt } from './with-accounts.ts';

const other = 'rain on the tin roof';

it('changes the own password; other sessions end, and what was typed stays readable', async () => {
  const { screen: sitDown, deskOf, clinic } = await houseWithAccounts();
  const elsewhere = await deskOf(ANA);
  const screen = await sitDown();
  await signInAt(screen, ANA);
  await screen.press('n');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.press('tab');
  await screen.waitFor('draft kept');
  await screen.press('ctrl-p');
  await screen.type('screens my account');
  await screen.press('enter');
  await screen.waitFor('SIGNED IN, AND TOKENS');
  expect(screen.text()).toContain('at a screen, here');
  await screen.act('account.password');
  for (const text of [ANA.password, other, other]) {
    await screen.paste(text);
    await screen.press('enter');
  }
  await screen.waitFor('The password is changed.');
  await expect(elsewhere.read(ownSessions, {})).rejects.toThrow('This session has ended.');
  const desk = await clinic.anotherDesk();
  await expect(signIn(desk, { email: ANA.email, password: other, kind: 'screen' })).resolves.toMatchObject({
    user: { email: ANA.email },
  });
  await screen.press('1');
  await screen.waitFor('Not saved yet');
  await screen.press('d');
  await screen.waitFor(/First name +Samira/);
});

it('makes a token that is shown once, and ends it', async () => {
  const { screen: sitDown, clinic } = await houseWithAccounts();
  const screen = await sitDown();
  await signInAt(screen, ANA);
  await screen.press('g', 'm');
  await screen.waitFor('SIGNED IN, AND TOKENS');
  await screen.act('account.token');
  await screen.type('backup');
  await screen.press('enter');
  await screen.type('nightly backup');
  await screen.press('enter', 'enter');
  await screen.waitFor('The new token');
  const [token = ''] = screen.text().match(/[A-Za-z0-9_-]{40,}/) ?? [];
  const script = await clinic.anotherDesk();
  expect(await script.use(token)).toMatchObject({ kind: 'signed_in', name: 'Ana Díaz', scope: 'backup' });
  await screen.press('y');
  expect(screen.text()).not.toContain(token);
  await screen.waitFor('token backup: nightly');
  // Both were used at the same moment: either may stand first.
  await screen.press('home');
  if (!screen.row('▸').text.includes('nightly')) await screen.press('down');
  await screen.act('account.end');
  await screen.press('y');
  await screen.waitFor('Ended: token backup: nightly backup.');
  expect(await script.look()).toMatchObject({ kind: 'signed_out', why: 'ended' });
});
