import { expect, test } from 'vitest';
import { HOUSE } from '../../clinic/queue/house.ts';
import { atTheQueue } from './at-the-queue.ts';

const house = {
  ...HOUSE,
  specializations: { ...HOUSE.specializations, D: { name: 'Dermatology' } },
};
const joins = [
  { patient: 'P-00001' },
  { patient: 'P-00002', urgency: 'urgent' },
  { patient: 'P-00004', urgency: 'emergency' },
  { patient: 'P-00003', specialization: 'C' },
  { patient: 'P-00005', specialization: 'D' },
];

test('at 80×24 one specialization is shown, and the arrows go to the others', async () => {
  const { screen } = await atTheQueue(joins, { house, screen: { color: false } });
  expect(screen.text()).toContain('EMERGENCY');
  expect(screen.text()).toContain('! urgent');
  expect(screen.text()).not.toContain('Haddad, Rima');
  await screen.act('queue.right');
  expect(screen.row('Haddad, Rima').text).toContain('C-001');
  expect(screen.text()).not.toContain('Okafor, Ada');
  await screen.act('queue.left');
  await screen.act('queue.left');
  expect(screen.row('Nowak, Zofia').text).toContain('D-001');
  for (const line of screen.lines()) expect(line.length).toBeLessThanOrEqual(80);
});

test('on a wide terminal the specializations stand side by side, and the keys work on the one with the cursor', async () => {
  const { screen, entry } = await atTheQueue(joins, { house, screen: { size: [160, 50], color: false } });
  for (const name of ['Okafor, Ada', 'Haddad, Rima', 'Nowak, Zofia']) expect(screen.text()).toContain(name);
  expect(screen.lines()).toHaveLength(50);
  expect(screen.row('▸').text).toContain('‼ G-003');
  await screen.act('queue.left');
  await screen.act('queue.call');
  expect(await entry('D-001')).toMatchObject({ status: 1 });
  expect(await entry('G-003')).toMatchObject({ status: 0 });
  await screen.resize(80, 24);
  expect(screen.lines()).toHaveLength(24);
  expect(screen.text()).toContain('ASK FOR full name Zofia Nowak');
  expect(screen.message()).toContain('Called D-001');
});
