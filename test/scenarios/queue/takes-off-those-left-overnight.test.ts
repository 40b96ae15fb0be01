import { expect, test } from 'vitest';
import { QueueEntry } from '../../../src/clinic/queue/index.ts';
import { look } from '../../clinic/queue/house.ts';
import { atTheQueue } from './at-the-queue.ts';

const evening = [
  { patient: 'P-00001' },
  { patient: 'P-00002' },
  { patient: 'P-00003', specialization: 'C', minutes: 60 * 20 },
];

test('is told on Today of those left overnight, takes them off with a key, and brings them back', async () => {
  const { clinic, screen } = await atTheQueue(evening, { screen: { route: 'today' } });
  const warning = '! 3 people are still in the queue since yesterday. Keys 3 E take them off.';
  expect(screen.text()).toContain(warning);
  await screen.press('3');
  await screen.waitFor('General practice');
  expect(screen.row('Okafor, Ada').text).toMatch(/G-001 .* yesterday$/);
  expect(screen.row('born 1988-03-07').text).toContain('G-001 Ada Okafor');
  expect(screen.text()).toContain('since yesterday 10:40');

  await screen.press('E');
  await screen.waitFor('Take 3 people from earlier days off the queue?');
  await screen.press('y');
  expect(screen.message()).toContain('Taken off the queue: 3 people from earlier days.');
  expect(screen.text()).toContain('Nobody waits here.');
  const entries = () => look(clinic.desk, (view) => view.em.find(QueueEntry, {}));
  expect((await entries()).map(({ removal_reason }) => removal_reason)).toEqual(['left', 'left', 'left']);
  await screen.press('E');
  expect(screen.message()).toContain('Nobody is left here from an earlier day.');

  await screen.press('u');
  await screen.waitFor('Okafor, Ada');
  expect((await entries()).map(({ status }) => status)).toEqual([0, 0, 0]);
  await screen.press('1');
  expect(screen.text()).toContain(warning);
});

test('beside other queues a wait since yesterday is told in days', async () => {
  const { screen } = await atTheQueue(evening, { screen: { size: [120, 40] } });
  expect(screen.row('Okafor, Ada').text).toMatch(/G-001 +Okafor, Ada +1 d/);
});

test('nobody is called left before midnight', async () => {
  const { screen } = await atTheQueue([{ patient: 'P-00001', minutes: 60 * 12 }]);
  expect(screen.row('Okafor, Ada').text).toMatch(/10:40$/);
  await screen.press('E');
  expect(screen.message()).toContain('Nobody is left here from an earlier day.');
});
