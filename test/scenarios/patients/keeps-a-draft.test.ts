import { expect, test } from 'vitest';
import { atReception, SAMIRA } from './reception.ts';

test('a killed terminal loses nothing: the form goes on where it was, at the next start', async () => {
  const { screen, drafts, anotherScreen, kill, clinic, patient } = await atReception();
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.press('tab');
  await screen.type('Smith');
  await screen.press('tab');
  await screen.waitFor('draft kept 10:40:00');
  expect(await drafts()).toMatchObject([
    { kind: 'patients.register', values: { first_name: 'Samira', last_name: 'Smith' } },
  ]);

  kill();
  clinic.clock.advance({ minutes: 20 });
  const next = await anotherScreen({ route: 'today' });
  await next.waitFor('Not saved yet: New patient.');
  await next.act('today.draft');
  await next.waitFor('draft kept 10:40:00');
  expect(next.row('First name').text).toContain('Samira');
  await next.press('tab', 'tab');
  await next.type('7.3.1988');
  await next.press('tab');
  await next.type('f');
  await next.act('form.save');
  await next.waitFor('[Summary]');
  expect((await patient('P-00001')).full_name).toBe('Samira Smith');
  expect(await drafts()).toEqual([]);
});

test('a new form asks whether to go on with the draft, and may begin anew', async () => {
  const { screen, anotherScreen } = await atReception();
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.press('tab');
  await screen.waitFor('draft kept');
  const next = await anotherScreen();
  await next.act('patients.new');
  await next.waitFor('Go on with what you typed?');
  expect(next.text()).toContain('A new patient: Samira');
  await next.press('esc');
  await next.waitFor('New patient');
  expect(next.row('First name').text).not.toContain('Samira');
});

test('what was typed last is kept before the terminal goes', async () => {
  const { screen, drafts } = await atReception();
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  await screen.type('Samir');
  for (const putAway of screen.services.beforeQuit) await putAway();
  expect(await drafts()).toMatchObject([{ values: { first_name: 'Samir' } }]);
});

test('the draft of an edit holds what was changed alone', async () => {
  const { screen, drafts, patient } = await atReception([SAMIRA]);
  await screen.press('enter');
  await screen.act('patients.edit');
  await screen.waitFor('Edit Smith, Samira');
  await screen.press('tab', 'end');
  await screen.type('son');
  await screen.press('tab');
  await screen.waitFor('draft kept');
  const { id } = await patient('P-00001');
  expect(await drafts()).toMatchObject([
    { kind: `patients.edit:${id}`, values: { last_name: 'Smithson', version: '1' } },
  ]);
});
