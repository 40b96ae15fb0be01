import { expect, test } from 'vitest';
import { queueJoin } from '../../../src/clinic/queue/index.ts';
import { atTheQueue } from './at-the-queue.ts';

test('an emergency goes before everybody, and says so in words', async () => {
  const { screen, entry } = await atTheQueue([
    { patient: 'P-00001', minutes: 60 },
    { patient: 'P-00002', urgency: 'urgent' },
    { patient: 'P-00004', urgency: 'emergency' },
  ]);
  const [emergency, routine, urgent] = ['Brandt, Ilse', 'Okafor, Ada', 'Meyer, Jonas'].map((name) =>
    screen.row(name),
  );
  expect(emergency?.text).toContain('EMERGENCY');
  expect(urgent?.text).toContain('urgent');
  // She has waited an hour: an urgent one who came later does not pass her any more.
  expect([emergency, routine, urgent].map((row) => row?.index)).toEqual([5, 6, 7]);
  await screen.act('queue.call');
  expect(await entry('G-003')).toMatchObject({ status: 1, urgency: 'emergency' });
});

test('an emergency that joins at another desk appears on top, and the cursor stays where it was', async () => {
  const { screen, clinic } = await atTheQueue([{ patient: 'P-00001' }, { patient: 'P-00002' }]);
  await screen.press('down');
  const other = await clinic.anotherDesk();
  await other.perform(queueJoin, { patient: 'P-00004', specialization: 'G', urgency: 'emergency' });
  await screen.waitFor('EMERGENCY');
  expect(screen.row('Brandt, Ilse').index).toBeLessThan(screen.row('Okafor, Ada').index);
  expect(screen.row('▸').text).toContain('Meyer, Jonas');
});
