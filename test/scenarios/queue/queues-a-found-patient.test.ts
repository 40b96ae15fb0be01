import { expect, test } from 'vitest';
import { QueueEntry } from '../../../src/clinic/queue/index.ts';
import { HOUSE, look, PATIENTS } from '../../clinic/queue/house.ts';
import { atTheQueue } from './at-the-queue.ts';

test('finds a patient and puts her in the queue in at most four keys, typing apart', async () => {
  const { screen, entry } = await atTheQueue([{ patient: 'P-00002' }]);
  await screen.act('queue.join');
  await screen.type('oka 0712');
  await screen.waitFor('Okafor, Ada');
  await screen.press('enter');
  await screen.waitFor('Ada Okafor · born 1988-03-07');
  await screen.press('enter');
  expect(screen.keys()).toBeLessThanOrEqual(4);
  expect(screen.message()).toContain('Ada Okafor has ticket G-002 for General practice.');
  expect(screen.row('▸').text).toContain('Okafor, Ada');
  expect(await entry('G-002')).toMatchObject({ status: 0, urgency: 'routine' });
});

test('says that it is urgent with one more key', async () => {
  const { screen, entry } = await atTheQueue([{ patient: 'P-00002' }]);
  await screen.act('queue.join');
  await screen.type('haddad');
  await screen.press('enter');
  await screen.act('queue-join.more');
  await screen.act('queue-join.take');
  expect(screen.row('Haddad, Rima').text).toContain('urgent');
  expect(await entry('G-002')).toMatchObject({ urgency: 'urgent' });
});

test('is asked for the queue at once when sent here with a patient, and told where she waits already', async () => {
  const { screen, clinic } = await atTheQueue([{ patient: 'P-00001' }], {
    screen: { params: { patient: 'P-00001' } },
  });
  await screen.waitFor('waits: G-001');
  await screen.press('enter');
  expect(screen.message()).toContain('Ada Okafor already has ticket G-001 for General practice.');
  const joined = await look(clinic.desk, (view) => view.em.count(QueueEntry, {}));
  expect(joined).toBe(1);
});

test('is warned at once, and in whole, of somebody in the room with such a name', async () => {
  const namesake = { number: 'P-00007', first_name: 'Ada', last_name: 'Okafor', birth_date: '1990-01-01' };
  const { screen } = await atTheQueue([{ patient: 'P-00007', specialization: 'C' }], {
    house: { ...HOUSE, patients: [...PATIENTS, namesake] },
    screen: { params: { patient: 'P-00001' } },
  });
  await screen.waitFor('born 1988-03-07');
  await screen.press('enter');
  expect(screen.message()).toBe('✓ Ada Okafor has ticket C-002. SAME NAME HERE: Ada Okafor, C-001.');
});
