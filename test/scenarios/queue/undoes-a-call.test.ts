import { expect, test } from 'vitest';
import { atTheQueue } from './at-the-queue.ts';

test('takes back a call with one key', async () => {
  const { screen, entry } = await atTheQueue([{ patient: 'P-00001' }, { patient: 'P-00002' }]);
  await screen.act('queue.call');
  await screen.press('u');
  expect(screen.keys()).toBe(2);
  expect(screen.message()).toContain('Undone: Call the next patient.');
  expect(screen.row('Okafor, Ada').index).toBeLessThan(screen.row('Meyer, Jonas').index);
  expect(screen.text()).not.toContain('ASK FOR');
  expect(await entry('G-001')).toMatchObject({ status: 0, called_at: null, doctor: null });
});

test('takes back a ticket given by mistake: it is removed, and its number is not used again', async () => {
  const { screen, entry } = await atTheQueue([{ patient: 'P-00002' }]);
  for (const ticket of ['G-002', 'G-003']) {
    await screen.act('queue.join');
    await screen.type('okafor');
    await screen.press('enter', 'enter');
    expect(screen.row('Okafor, Ada').text).toContain(ticket);
    await screen.press('u');
    expect(screen.text()).not.toContain('Okafor, Ada');
    expect(await entry(ticket)).toMatchObject({ status: 3, removal_reason: 'undone' });
  }
});
