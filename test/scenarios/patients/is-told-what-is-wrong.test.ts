import { expect, test } from 'vitest';
import { atReception } from './reception.ts';

test('is told what is wrong as soon as a field is left, and nothing is saved until it is right', async () => {
  const { screen, patient, count } = await atReception();
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.press('tab');
  await screen.type('Smith');
  await screen.press('tab');
  await screen.type('22.11.2026');
  expect(screen.text()).not.toContain('in the future');
  await screen.press('tab');
  expect(screen.row('Born').text).toContain('✗ Birth date 2026-11-22 is in the future.');
  await screen.type('f');
  await screen.press('tab');
  await screen.type('020 7946 07');
  await screen.press('tab');
  expect(screen.row('Phone').text).toContain('✗ Too short for a number in GB: 2 more digits.');
  await screen.act('form.save');
  expect(screen.message()).toContain('Birth date 2026-11-22 is in the future.');
  expect(screen.row('▸ Born').text).toContain('22.11.2026');
  expect(await count('smith')).toBe(0);

  for (let times = 0; times < 10; times += 1) await screen.press('backspace');
  await screen.type('7.3.88');
  await screen.press('tab', 'tab', 'end');
  await screen.type('12');
  await screen.act('form.save');
  await screen.waitFor('[Summary]');
  expect(await patient('P-00001')).toMatchObject({ birth_date: '1988-03-07', phone: '+442079460712' });
});

test('is told of every missing field', async () => {
  const { screen, count } = await atReception();
  await screen.act('patients.new');
  await screen.waitFor('New patient');
  await screen.type('Samira');
  await screen.act('form.save');
  expect(screen.row('Last name').text).toContain('✗ Last name is missing.');
  expect(screen.row('Born').text).toContain('✗ Birth date is missing.');
  expect(screen.row('Gender').text).toContain('✗ Gender is missing.');
  expect(await count('samira')).toBe(0);
});
