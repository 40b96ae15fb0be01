import { expect, test } from 'vitest';
import { queueJoin, queueMove, queueNext, queueRemove } from '../../../src/clinic/queue/index.ts';
import { openScreen } from '../../support/screen.tsx';
import { atTheQueue } from './at-the-queue.ts';

test('what another desk does shows here, and the cursor stays on its patient', async () => {
  const { screen, clinic, entry } = await atTheQueue([
    { patient: 'P-00001' },
    { patient: 'P-00002' },
    { patient: 'P-00003' },
  ]);
  await screen.press('down', 'down');
  expect(screen.row('▸').text).toContain('Haddad, Rima');
  const other = await clinic.anotherDesk();

  await other.perform(queueJoin, { patient: 'P-00005', specialization: 'G' });
  await screen.waitFor('Nowak, Zofia');
  expect(screen.row('▸').text).toContain('Haddad, Rima');

  await other.perform(queueNext, { specialization: 'G' });
  await screen.waitFor('called 0:00');
  expect(screen.row('▸').text).toContain('Haddad, Rima');

  await other.perform(queueMove, { id: 'G-003', first: true, reason: 'in pain' });
  await screen.waitFor(() => screen.row('Haddad, Rima').index < screen.row('Meyer, Jonas').index);
  expect(screen.row('▸').text).toContain('Haddad, Rima');

  await other.perform(queueRemove, { id: 'G-003', reason: 'went home' });
  await screen.waitFor(() => !screen.text().includes('Haddad, Rima'));
  expect(screen.row('▸').text).toContain('Meyer, Jonas');
  expect(await entry('G-003')).toMatchObject({ status: 3 });
});

test('two receptionists side by side call two different patients', async () => {
  const { screen, clinic, entry } = await atTheQueue([{ patient: 'P-00001' }, { patient: 'P-00002' }]);
  const desk = await clinic.anotherDesk();
  const beside = await openScreen({ desk, clock: clinic.clock, route: 'queue' });
  try {
    await Promise.all([screen.act('queue.call'), beside.act('queue.call')]);
    expect([(await entry('G-001')).status, (await entry('G-002')).status]).toEqual([1, 1]);
    const asked = [screen, beside].map((one) => /ASK FOR full name (.+?),/.exec(one.text())?.[1]);
    expect([...asked].sort()).toEqual(['Ada Okafor', 'Jonas Meyer']);
  } finally {
    await beside.close();
  }
});
