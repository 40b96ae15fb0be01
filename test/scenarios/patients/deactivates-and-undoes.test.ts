import { expect, test } from 'vitest';
import { queueJoin } from '../../../src/clinic/queue/index.ts';
import { atReception, JAN, SAMIRA } from './reception.ts';

test('deactivates a patient with one key, and takes it back with another', async () => {
  const { screen, patient } = await atReception([SAMIRA, JAN], { size: [120, 40] });
  await screen.type('samira');
  await screen.press('enter');
  expect(screen.footer()).toContain('x deactivate');
  await screen.act('patients.standing');
  expect(screen.footer()).toContain('x make active');
  expect(screen.message()).toContain('Samira Smith is inactive now.');
  expect(screen.row('P-00001').text).toContain('inactive');
  expect((await patient('P-00001')).status).toBe(1);
  await screen.act('patients.queue');
  expect(screen.message()).toContain('inactive');
  await screen.press('u');
  await screen.waitFor('Undone');
  expect((await patient('P-00001')).status).toBe(0);
  expect(screen.row('P-00001').text).not.toContain('inactive');
});

test('who waits in a queue cannot be deactivated', async () => {
  const { screen, clinic, patient } = await atReception([SAMIRA]);
  await clinic.desk.perform(queueJoin, { patient: 'P-00001', specialization: 'G' });
  await screen.press('enter');
  await screen.act('patients.standing');
  expect(screen.message()).toContain('Smith, Samira is in the queue of General practice (G-001).');
  expect((await patient('P-00001')).status).toBe(0);
});

test('marks as deceased, with the date', async () => {
  const { screen, patient } = await atReception([SAMIRA]);
  await screen.press('enter');
  await screen.act('patients.deceased');
  await screen.type('1.11.2026');
  await screen.press('enter');
  await screen.waitFor('is marked as deceased');
  expect(await patient('P-00001')).toMatchObject({ status: 2, deceased_on: '2026-11-01' });
  expect(screen.row('P-00001').text).toContain('deceased');
});

test('deleting asks for the name to be typed', async () => {
  const { screen, count } = await atReception([SAMIRA, JAN]);
  await screen.type('jan');
  await screen.press('enter');
  await screen.act('patients.delete');
  await screen.press('enter');
  expect(await count('smits')).toBe(1);
  await screen.type('Smits');
  await screen.press('enter');
  await screen.waitFor('P-00002 is deleted.');
  expect(await count('smits')).toBe(0);
});
