import { expect, test } from 'vitest';
import { atReception, JAN, SAMIRA } from './reception.ts';

test('is shown who is here already while typing, opens her, and comes back to what was typed', async () => {
  const { screen, count } = await atReception([SAMIRA, JAN]);
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.press('tab');
  await screen.type('Smyth');
  await screen.press('tab');
  await screen.type('3.7.88');
  await screen.waitFor('Is she already here?');
  expect(screen.row('1 Smith, Samira').text).toMatch(/1988-03-07\s+P-00001\s+\d\d %/);
  expect(screen.text()).not.toContain('2 Smits');
  await screen.act('patient-form.open-duplicate');
  await screen.waitFor('[Summary]');
  expect(screen.row('ALLERGIES').text).toContain('Smith, Samira');
  await screen.press('esc');
  await screen.waitFor('New patient');
  expect(screen.row('Last name').text).toContain('Smyth');
  expect(await count('smyth')).toBe(0);
});

test('is warned of a phone number that somebody has, and may keep it', async () => {
  const { screen, patient } = await atReception([SAMIRA]);
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  for (const typed of ['Omar', 'Smith', '2.2.2015', 'm', '020 7946 0712']) {
    await screen.type(typed);
    await screen.press('tab');
  }
  await screen.waitFor('Is she already here?');
  await screen.act('form.save');
  await screen.waitFor('[Summary]');
  expect(screen.message()).toContain('Same phone as Smith, Samira (P-00001).');
  expect((await patient('P-00002')).phone).toBe('+442079460712');
});
