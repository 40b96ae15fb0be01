import { expect, test } from 'vitest';
import { QueueEntry } from '../../../src/clinic/queue/index.ts';
import { HOUSE, look } from '../../clinic/queue/house.ts';
import { atTheQueue } from './at-the-queue.ts';

test('a full specialization refuses politely and says what to offer', async () => {
  const house = {
    ...HOUSE,
    specializations: { G: { name: 'General practice', max_capacity: 2 }, C: { name: 'Cardiology' } },
  };
  const { screen, clinic } = await atTheQueue([{ patient: 'P-00001' }, { patient: 'P-00002' }], { house });
  expect(screen.text()).toContain('2 of 2 FULL');
  await screen.act('queue.join');
  await screen.type('haddad');
  await screen.press('enter', 'enter');
  expect(screen.message()).toContain('General practice is full: 2 of 2 wait.');
  expect(screen.message()).toContain('Offer an appointment');
  const joined = await look(clinic.desk, (view) => view.em.count(QueueEntry, {}));
  expect(joined).toBe(2);
});
