import { expect, test } from 'vitest';
import { HOUSE, PATIENTS } from '../../clinic/queue/house.ts';
import { atTheQueue } from './at-the-queue.ts';

test('calls the next patient with one key, and is told what to ask for', async () => {
  const { screen, entry } = await atTheQueue([{ patient: 'P-00001' }, { patient: 'P-00002' }]);
  expect(screen.text()).toContain('General practice  2 of 10 · Dr Lindt');
  await screen.act('queue.call');
  expect(screen.keys()).toBe(1);
  expect(screen.message()).toContain('Called G-001');
  expect(screen.text()).toContain('ASK FOR full name Ada Okafor, birth date 1988-03-07, phone ending 0712');
  expect(screen.row('called 0:00').text).toContain('Okafor, Ada');
  expect(await entry('G-001')).toMatchObject({ status: 1, started_at: null });
  expect(await entry('G-002')).toMatchObject({ status: 0 });
});

test('is warned of somebody with the same name in the room', async () => {
  const namesake = { number: 'P-00007', first_name: 'Ada', last_name: 'Okafor', birth_date: '1990-01-01' };
  const { screen } = await atTheQueue(
    [{ patient: 'P-00001' }, { patient: 'P-00002' }, { patient: 'P-00007', specialization: 'C' }],
    {
      house: { ...HOUSE, patients: [...PATIENTS, namesake] },
    },
  );
  await screen.act('queue.call');
  expect(screen.text()).toContain('! SAME NAME IN THE ROOM: Ada Okafor, born 1990-01-01, C-001');
});

test('takes her in and finishes, one key each', async () => {
  const { screen, clinic, entry } = await atTheQueue([{ patient: 'P-00001' }, { patient: 'P-00002' }]);
  await screen.act('queue.call');
  await screen.act('queue.start');
  clinic.clock.advance({ minutes: 9 });
  await screen.tick();
  expect(screen.row('in the room 0:09').text).toContain('G-001');
  expect(screen.row('in the room 0:09').text).toContain('Dr Lindt');
  await screen.act('queue.finish');
  expect(screen.keys()).toBe(3);
  expect(screen.message()).toContain('G-001 has been served, 9 minutes.');
  expect(screen.text()).not.toContain('Okafor, Ada');
  expect(await entry('G-001')).toMatchObject({ status: 2, served_at: clinic.clock.now() });
});

test('is told when nobody waits, and nothing changes', async () => {
  const { screen } = await atTheQueue([]);
  await screen.act('queue.call');
  expect(screen.message()).toContain('Nobody waits for');
});
