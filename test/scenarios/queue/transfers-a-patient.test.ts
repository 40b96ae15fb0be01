import { expect, test } from 'vitest';
import { atTheQueue } from './at-the-queue.ts';

test('moves a patient to another specialization: a new ticket, the same wait', async () => {
  const { screen, entry } = await atTheQueue([
    { patient: 'P-00001', minutes: 20 },
    { patient: 'P-00002', minutes: 0 },
  ]);
  await screen.act('queue.transfer');
  await screen.waitFor('Which queue does G-001 move to?');
  await screen.press('enter');
  expect(screen.keys()).toBe(2);
  expect(screen.message()).toContain('G-001 is now C-001 for Cardiology.');
  expect(screen.text()).toContain('Cardiology  1 of 10');
  expect(screen.row('Okafor, Ada').text).toMatch(/C-001.*0:20/);
  const [from, to] = [await entry('G-001'), await entry('C-001')];
  expect(from).toMatchObject({ status: 3, removal_reason: 'transferred to C-001' });
  expect(to).toMatchObject({ status: 0, joined_at: from.joined_at });
  await screen.act('queue.left');
  expect(screen.row('Meyer, Jonas').text).toContain('G-002');
  expect(screen.text()).not.toContain('Okafor, Ada');
});
