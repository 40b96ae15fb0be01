import { expect, test } from 'vitest';
import { atTheQueue } from './at-the-queue.ts';

test('removes a patient who goes home, and the reason stays on record', async () => {
  const { screen, entry } = await atTheQueue([{ patient: 'P-00001' }, { patient: 'P-00002' }]);
  await screen.press('down');
  await screen.act('queue.remove');
  await screen.waitFor('Remove G-002 Jonas Meyer');
  await screen.type('went home, comes tomorrow');
  await screen.press('enter');
  expect(screen.message()).toContain('G-002 is removed: went home, comes tomorrow.');
  expect(screen.text()).not.toContain('Meyer, Jonas');
  expect(await entry('G-002')).toMatchObject({ status: 3, removal_reason: 'went home, comes tomorrow' });
});

test('without a reason nobody is removed', async () => {
  const { screen, entry } = await atTheQueue([{ patient: 'P-00001' }]);
  await screen.act('queue.remove');
  await screen.press('enter');
  expect(await entry('G-001')).toMatchObject({ status: 0 });
  await screen.press('esc');
  expect(screen.row('Okafor, Ada').text).toContain('G-001');
  expect(await entry('G-001')).toMatchObject({ status: 0, removal_reason: null });
});
