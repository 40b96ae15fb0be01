import { expect, test } from 'vitest';
import { atReception, SAMIRA } from './reception.ts';

test('leaving a form with something typed asks first; going on keeps it all', async () => {
  const { screen, drafts, count } = await atReception([SAMIRA]);
  await screen.press('enter');
  await screen.act('patients.edit');
  await screen.waitFor('Edit Smith, Samira');
  await screen.press('tab', 'end');
  await screen.type('son');
  await screen.press('esc');
  await screen.waitFor('What you typed is not saved.');
  await screen.press('esc');
  expect(screen.row('Last name').text).toContain('Smithson');
  await screen.press('esc');
  await screen.waitFor('What you typed is not saved.');
  await screen.press('y');
  await screen.waitFor(/ 1 patient$/m);
  expect(await drafts()).toEqual([]);
  expect(await count('smithson')).toBe(0);
});

test('a form in which nothing was typed is left at once', async () => {
  const { screen } = await atReception([SAMIRA]);
  await screen.press('enter');
  await screen.act('patients.edit');
  await screen.waitFor('Edit Smith, Samira');
  await screen.press('esc');
  await screen.waitFor(/ 1 patient$/m);
});
